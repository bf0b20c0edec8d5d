package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.cache.Lease;
import io.stockstream.cache.Pulse;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Table.Caching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows in Redis, and the memory of writes that the stores do not show yet. */
@Component
public class RowCache {

    /** How long a write is remembered: longer than an outage of change data capture, even overnight. */
    private static final Duration WRITTEN_TTL = Duration.ofDays(1);

    private final CacheGuard redis;
    private final CacheFences fences;
    private final CacheMeters meters;
    private final WrittenMemory memory = new WrittenMemory(WRITTEN_TTL);

    RowCache(CacheGuard redis, CacheFences fences, CacheMeters meters) {
        this.redis = redis;
        this.fences = fences;
        this.meters = meters;
    }

    /**
     * What the cache and the memory of writes know of a row.
     *
     * @param text the row; empty when it is not cached, or when it must not be believed
     * @param written the write that the stores must show before the cache is trusted again
     * @param reachable whether Redis answered
     * @param kept whether rows in Redis are kept up to date
     */
    public record Known(Optional<String> text, Optional<Written> written, boolean reachable, boolean kept) {}

    /** Looks a row up, in one round trip. */
    public Known read(Table table, Object id) {
        String key = table.cacheKey(id);
        List<String> keys = new ArrayList<>(List.of(writtenKey(key)));
        if (table.caching().isPresent()) {
            keys.addAll(List.of(key, Pulse.CATALOGUE));
        }
        CacheAnswer<Map<String, String>> answer = redis.call(client -> client.get(keys));
        Map<String, String> values = answer.given().orElse(Map.of());
        Optional<Written> written = newest(memory.find(key), values.get(writtenKey(key)));
        boolean kept = values.containsKey(Pulse.CATALOGUE);
        boolean believed = kept && written.isEmpty();
        Optional<String> text = believed ? Optional.ofNullable(values.get(key)) : Optional.empty();
        if (table.caching().isPresent()) {
            meters.count(table.one(), key, outcome(answer, believed, text.isPresent()));
        }
        return new Known(text, written, answer instanceof CacheAnswer.Came, kept);
    }

    private static CacheMeters.Outcome outcome(CacheAnswer<?> answer, boolean believed, boolean found) {
        return !believed && answer instanceof CacheAnswer.Came ? CacheMeters.Outcome.BYPASSED : answer.outcome(found);
    }

    /** The right to fill a row, to be taken before it is read from a store. */
    public Optional<Lease> lease(Table table, Object id) {
        return redis.call(client -> client.lease(table.cacheKey(id))).given().flatMap(lease -> lease);
    }

    /** Fills a row without keeping anyone waiting. */
    public void fill(Table table, Lease lease, String text, int partition, long offset) {
        Caching caching = table.caching().orElseThrow();
        fences.later(
                table,
                partition,
                offset,
                fence -> redis.start(client -> client.fill(lease, text, fence, caching.ttl())));
    }

    /**
     * Writes a row to the cache that a store shows, as the executor in streams-app does, but before the client gets its
     * response.
     *
     * @param text the row; empty when it is deleted
     * @return whether it is sure that nothing older is left in the cache
     */
    public boolean refresh(Table table, Object id, Optional<String> text, int partition, long offset) {
        if (table.caching().isEmpty()) {
            return true;
        }
        return fences.of(table, partition, offset)
                .map(fence -> change(table.caching().get(), table.cacheKey(id), text, fence))
                .map(change -> redis.call(client -> client.apply(change)) instanceof CacheAnswer.Came)
                .orElse(false);
    }

    private static Change change(Caching caching, String key, Optional<String> text, Fence fence) {
        return text.filter(row -> caching.refreshed())
                .<Change>map(row -> new Change.Put(key, row, fence, caching.ttl()))
                .orElseGet(() -> new Change.Drop(key, fence));
    }

    /** Remembers a write that the stores do not show yet: here, and in Redis for the other instances. */
    public void remember(Table table, Object id, Written written) {
        String key = table.cacheKey(id);
        memory.remember(key, written);
        redis.call(client -> client.remember(writtenKey(key), written.text(), WRITTEN_TTL));
    }

    /** Forgets a write that the stores already show. */
    public void forget(Table table, Object id, Written written) {
        String key = table.cacheKey(id);
        memory.forget(key, written);
        redis.call(client -> client.forget(writtenKey(key), written.text()));
    }

    private static Optional<Written> newest(Optional<Written> here, String there) {
        return Stream.of(here, Optional.ofNullable(there).flatMap(Written::parse))
                .flatMap(Optional::stream)
                .max(Comparator.nullsFirst(Written.OLDEST_FIRST));
    }

    /** In the slot of the row. */
    private static String writtenKey(String key) {
        return "written:{" + Objects.requireNonNull(key) + "}";
    }
}
