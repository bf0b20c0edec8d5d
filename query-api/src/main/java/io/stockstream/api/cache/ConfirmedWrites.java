package io.stockstream.api.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.springframework.stereotype.Component;

/**
 * Remembers which writes of the catalogue were confirmed lately, in Redis and in this process, so that an order that is accepted afterwards can say
 * what it was placed against. Of two writes the newer one stays, in whatever order they are told of.
 */
@Component
public class ConfirmedWrites {

    /** While orders may still see older rows: longer than change data capture is away. */
    private static final Duration UNSEEN_TTL = Duration.ofDays(1);

    /**
     * When orders see the row already: longer than the clocks of two machines differ, and than a topology takes that has lost what it read without
     * committing it.
     */
    private static final Duration SEEN_TTL = Duration.ofMinutes(10);

    /** Fences tell the order of records; here of versions, which are no topic's. */
    private static final Uuid VERSIONS = Uuid.ONE_UUID;

    private final CacheGuard redis;
    private final WrittenMemory memory = new WrittenMemory(UNSEEN_TTL);

    ConfirmedWrites(CacheGuard redis) {
        this.redis = redis;
    }

    /**
     * Remembers a write.
     *
     * @param seen whether orders see the row already
     */
    public void remember(LookupName name, Written written, boolean seen) {
        String key = name.cacheKey();
        memory.remember(key, written);
        Fence fence = new Fence(VERSIONS, 0, 2 * written.version() + (written.deleted() ? 1 : 0));
        Change change = new Change.Put(key, written.text(), fence, seen ? SEEN_TTL : UNSEEN_TTL);
        redis.call(client -> client.apply(change));
    }

    /** What is known of these, in one round trip. */
    public Map<LookupName, Written> known(Collection<LookupName> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<String> keys = names.stream().map(LookupName::cacheKey).toList();
        Map<String, String> values =
                redis.call(client -> client.get(keys)).given().orElse(Map.of());
        Map<LookupName, Written> known = new HashMap<>();
        for (LookupName name : names) {
            Optional<Written> there =
                    Optional.ofNullable(values.get(name.cacheKey())).flatMap(Written::parse);
            newest(memory.find(name.cacheKey()), there).ifPresent(written -> known.put(name, written));
        }
        return known;
    }

    private static Optional<Written> newest(Optional<Written> here, Optional<Written> there) {
        List<Written> both = new ArrayList<>();
        here.ifPresent(both::add);
        there.ifPresent(both::add);
        return both.stream().max(Written.OLDEST_FIRST);
    }
}
