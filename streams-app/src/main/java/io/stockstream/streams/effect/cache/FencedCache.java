package io.stockstream.streams.effect.cache;

import java.util.List;
import java.util.Map;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Plain string keys in Redis that only newer records overwrite. The fence of a key lies beside it, under {@code fence:{key}}: the braces
 * put both into one slot of a Redis cluster.
 */
public final class FencedCache {

    private static final String SET_IF_NEWER = """
            local known = redis.call('GET', KEYS[2])
            if known then
              local generation, offset = string.match(known, '^(.*)@(%d+)$')
              if generation == ARGV[2] and tonumber(offset) >= tonumber(ARGV[3]) then return 0 end
            end
            redis.call('SET', KEYS[1], ARGV[1])
            redis.call('SET', KEYS[2], ARGV[2] .. '@' .. ARGV[3])
            return 1
            """;

    private final RedissonClient redis;

    public FencedCache(RedissonClient redis) {
        this.redis = redis;
    }

    /**
     * A value and where it comes from.
     *
     * @param text the value as redis-cli shows it
     * @param fence its origin
     */
    public record Entry(String text, Fence fence) {}

    /**
     * Writes what is newer than what is there, in one round trip.
     *
     * @throws org.redisson.client.RedisException when Redis is away; writing again is harmless
     */
    public void write(Map<String, Entry> entries) {
        RBatch batch = redis.createBatch();
        entries.forEach((key, entry) -> add(batch, key, entry));
        batch.execute();
    }

    private static void add(RBatch batch, String key, Entry entry) {
        // The batch reports what fails; the single future adds nothing to that.
        RFuture<Long> unused = batch.getScript(StringCodec.INSTANCE)
                .evalAsync(
                        RScript.Mode.READ_WRITE,
                        SET_IF_NEWER,
                        RScript.ReturnType.LONG,
                        List.of(key, "fence:{" + key + "}"),
                        entry.text(),
                        entry.fence().generation(),
                        Long.toString(entry.fence().offset()));
    }
}
