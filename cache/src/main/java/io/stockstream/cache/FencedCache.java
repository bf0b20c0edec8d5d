package io.stockstream.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/**
 * Plain string keys in Redis that only newer records overwrite. Beside a key {@code user:1} lie its fence
 * {@code fence:{user:1}} and, while a reader fills it, its lease {@code lease:{user:1}}.
 */
public final class FencedCache {

    /**
     * How long the fence of an expiring value is kept. It must exceed the lag of an executor behind a reader; a reader
     * slower than that has lost its lease long before.
     */
    public static final Duration FENCE_TTL = Duration.ofDays(1);

    /** How long one reader may take to fill a key, before another may. */
    public static final Duration LEASE_TTL = Duration.ofSeconds(10);

    private final RedissonClient redis;

    public FencedCache(RedissonClient redis) {
        this.redis = redis;
    }

    /**
     * Applies changes in one round trip, each unless a newer one was applied before. If Redis refuses one of them, the
     * others are applied all the same.
     *
     * @return those that Redis refused, and would refuse again
     * @throws RedisException when Redis is away, or accepts no writes for now; applying the changes again is harmless
     */
    public List<Refused> apply(Collection<? extends Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        try {
            batch(changes);
            return List.of();
        } catch (RedisException e) {
            if (RedisFailures.isPassing(e)) {
                throw e;
            }
            return changes.stream().flatMap(change -> alone(change).stream()).toList();
        }
    }

    /**
     * A change that Redis refused because of its key.
     *
     * @param change the refused change
     * @param reason Redis' error message
     */
    public record Refused(Change change, RedisException reason) {}

    private Optional<Refused> alone(Change change) {
        try {
            batch(List.of(change));
            return Optional.empty();
        } catch (RedisException e) {
            if (RedisFailures.isPassing(e)) {
                throw e;
            }
            return Optional.of(new Refused(change, e));
        }
    }

    private void batch(Collection<? extends Change> changes) {
        RBatch batch = redis.createBatch();
        for (Change change : changes) {
            // The batch reports what fails; the single future adds nothing to that.
            RFuture<Long> unused = run(batch.getScript(StringCodec.INSTANCE), change);
        }
        batch.execute();
    }

    /** Applies one change; {@code true} when it was newer than the current value. */
    public CompletionStage<Boolean> applyAsync(Change change) {
        return run(redis.getScript(StringCodec.INSTANCE), change).thenApply(made -> made == 1);
    }

    /** Values by key; a key without a value is missing. */
    public CompletionStage<Map<String, String>> get(Collection<String> keys) {
        return redis.getBuckets(StringCodec.INSTANCE).getAsync(keys.toArray(String[]::new));
    }

    /** The right to fill a key; empty while another reader has it. */
    public CompletionStage<Optional<Lease>> lease(String key) {
        String token = UUID.randomUUID().toString();
        RFuture<Long> taken = redis.getScript(StringCodec.INSTANCE)
                .evalAsync(
                        RScript.Mode.READ_WRITE,
                        Scripts.LEASE,
                        RScript.ReturnType.LONG,
                        List.of(leaseOf(key)),
                        token,
                        millis(LEASE_TTL));
        return taken.thenApply(one -> one == 1 ? Optional.of(new Lease(key, token)) : Optional.empty());
    }

    /**
     * Writes what a reader found, and ends its lease.
     *
     * @param lease taken before the value was read
     * @param text the value
     * @param fence where the value comes from
     * @param ttl how long the value stays
     * @return {@code false} when the lease is lost or something newer was there: then nothing is written
     */
    public CompletionStage<Boolean> fill(Lease lease, String text, Fence fence, Duration ttl) {
        return script(
                        redis.getScript(StringCodec.INSTANCE),
                        Scripts.FILL,
                        lease.key(),
                        fence.generation(),
                        Long.toString(fence.offset()),
                        millis(FENCE_TTL),
                        text,
                        millis(ttl),
                        lease.token())
                .thenApply(written -> written == 1);
    }

    /** Sets a key that comes from no record. */
    public CompletionStage<Void> remember(String key, String text, Duration ttl) {
        return redis.<String>getBucket(key, StringCodec.INSTANCE).setAsync(text, ttl);
    }

    /** Removes such a key, unless its text has changed in the meantime. */
    public CompletionStage<Boolean> forget(String key, String text) {
        RFuture<Long> removed = redis.getScript(StringCodec.INSTANCE)
                .evalAsync(RScript.Mode.READ_WRITE, Scripts.FORGET, RScript.ReturnType.LONG, List.of(key), text);
        return removed.thenApply(count -> count == 1);
    }

    private static RFuture<Long> run(RScriptAsync scripts, Change change) {
        String generation = change.fence().generation();
        String offset = Long.toString(change.fence().offset());
        return switch (change) {
            case Change.Put put ->
                script(
                        scripts,
                        Scripts.PUT,
                        put.key(),
                        generation,
                        offset,
                        millis(put.fenceTtl()),
                        put.text(),
                        millis(put.ttl()));
            case Change.Refresh refresh ->
                script(
                        scripts,
                        Scripts.REFRESH,
                        refresh.key(),
                        generation,
                        offset,
                        millis(FENCE_TTL),
                        refresh.text(),
                        millis(refresh.ttl()));
            case Change.Drop drop -> script(scripts, Scripts.DROP, drop.key(), generation, offset, millis(FENCE_TTL));
        };
    }

    private static RFuture<Long> script(RScriptAsync scripts, String text, String key, Object... arguments) {
        List<Object> keys = List.of(key, "fence:{" + key + "}", leaseOf(key));
        return scripts.evalAsync(RScript.Mode.READ_WRITE, text, RScript.ReturnType.LONG, keys, arguments);
    }

    private static String leaseOf(String key) {
        return "lease:{" + key + "}";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
