package io.stockstream.platform.cache;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The writes of this process, in case Redis cannot store them; bounded, and forgotten after a while. */
final class WrittenMemory {

    private static final int MOST = 10_000;

    private final long ttlNanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    WrittenMemory(Duration ttl) {
        this.ttlNanos = ttl.toNanos();
    }

    private record Entry(Written written, long since) {}

    synchronized void remember(String key, Written written) {
        Entry before = entries.remove(key);
        Written newest = before == null || Written.OLDEST_FIRST.compare(before.written(), written) < 0
                ? written
                : before.written();
        entries.put(key, new Entry(newest, System.nanoTime()));
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized Optional<Written> find(String key) {
        Entry entry = entries.get(key);
        if (entry != null && System.nanoTime() - entry.since() > ttlNanos) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(entry).map(Entry::written);
    }

    /** Forgets it, unless something newer was written since. */
    synchronized void forget(String key, Written written) {
        Entry entry = entries.get(key);
        if (entry != null && entry.written().equals(written)) {
            entries.remove(key);
        }
    }
}
