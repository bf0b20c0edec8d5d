package io.stockstream.cache;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * Invoices in Redis: the bytes of the PDF under {@code invoice:{order_id}}, for ever. Equal orders always give equal
 * bytes.
 */
public final class StoredInvoices {

    private final RedissonClient redis;

    public StoredInvoices(RedissonClient redis) {
        this.redis = redis;
    }

    /** The key as redis-cli shows it. */
    public static String key(String orderId) {
        return "invoice:" + orderId;
    }

    /**
     * Keeps an invoice.
     *
     * @throws org.redisson.client.RedisException when Redis is away
     */
    public void put(String orderId, byte[] pdf) {
        bucket(orderId).set(pdf);
    }

    /** Keeps an invoice, some time. */
    public CompletionStage<Void> putAsync(String orderId, byte[] pdf) {
        return bucket(orderId).setAsync(pdf);
    }

    /** The invoice of an order; empty when Redis has none. */
    public CompletionStage<Optional<byte[]>> get(String orderId) {
        return bucket(orderId).getAsync().handle((pdf, failure) -> {
            if (failure != null && RedisFailures.isPassing(failure)) {
                throw new CompletionException(failure);
            }
            // A key of another type counts as missing: it is overwritten.
            return Optional.ofNullable(pdf);
        });
    }

    private RBucket<byte[]> bucket(String orderId) {
        return redis.getBucket(key(orderId), ByteArrayCodec.INSTANCE);
    }
}
