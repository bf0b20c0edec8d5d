package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.cache.FencedCache;
import io.stockstream.cache.Lease;
import io.stockstream.cache.StoredInvoices;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RedissonClient;

/** Redis by Redisson. */
final class RedisClient implements CacheClient {

    private final FencedCache redis;
    private final RedisClaims claims;
    private final StoredInvoices invoices;

    RedisClient(RedissonClient redisson) {
        redis = new FencedCache(redisson);
        claims = new RedisClaims(redisson);
        invoices = new StoredInvoices(redisson);
    }

    @Override
    public CompletionStage<Map<String, String>> get(Collection<String> keys) {
        return redis.get(keys);
    }

    @Override
    public CompletionStage<Optional<Lease>> lease(String key) {
        return redis.lease(key);
    }

    @Override
    public CompletionStage<Boolean> fill(Lease lease, String text, Fence fence, Duration ttl) {
        return redis.fill(lease, text, fence, ttl);
    }

    @Override
    public CompletionStage<Boolean> apply(Change change) {
        return redis.applyAsync(change);
    }

    @Override
    public CompletionStage<Void> remember(String key, String text, Duration ttl) {
        return redis.remember(key, text, ttl);
    }

    @Override
    public CompletionStage<Boolean> forget(String key, String text) {
        return redis.forget(key, text);
    }

    @Override
    public CompletionStage<Optional<String>> claim(String key, String text, Duration ttl) {
        return claims.claim(key, text, ttl);
    }

    @Override
    public CompletionStage<Boolean> replace(String key, String expected, String text, Duration ttl) {
        return claims.replace(key, expected, text, ttl);
    }

    @Override
    public CompletionStage<Optional<byte[]>> invoice(String orderId) {
        return invoices.get(orderId);
    }

    @Override
    public CompletionStage<Void> keepInvoice(String orderId, byte[] pdf) {
        return invoices.putAsync(orderId, pdf);
    }
}
