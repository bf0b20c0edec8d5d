package io.stockstream.platform.cache;

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
 * Remembers recently confirmed catalogue writes, in Redis and in this process, so that an order accepted afterwards can
 * record which row versions it was placed against. The newer of two writes wins, whatever order they arrive in.
 */
@Component
public class ConfirmedWrites {

    /** For a write that orders may not see yet: longer than any expected outage of change data capture. */
    private static final Duration UNSEEN_TTL = Duration.ofDays(1);

    /**
     * For a write that orders already see: longer than two machines' clocks differ, and longer than a topology needs to
     * recover input that it read but did not commit.
     */
    private static final Duration SEEN_TTL = Duration.ofMinutes(10);

    /**
     * A fence normally orders the records of one topic. These fences order row versions, so no topic's id may be used.
     */
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

    /** The remembered writes of these rows, in one round trip. */
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
