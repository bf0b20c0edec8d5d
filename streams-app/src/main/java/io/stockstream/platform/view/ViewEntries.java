package io.stockstream.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * The entries of a view as its function sees them: what is stored, and above it what has changed and is not stored yet.
 * An entry is a row, a number, or a mark, whose key holds everything.
 *
 * @param <R> type of the rows
 */
public final class ViewEntries<R> implements StoredEntries {

    private final StoredEntries stored;
    /** Empty for an entry that is taken away. */
    private final NavigableMap<Bytes, Optional<Object>> changed = new TreeMap<>();

    ViewEntries(StoredEntries stored) {
        this.stored = stored;
    }

    /** The row of a key; {@code null} if there is none. */
    @SuppressWarnings("unchecked") // Under the key of a row there is nothing else.
    public R row(Bytes key) {
        Object found = get(key);
        return found instanceof Received<?> received ? (R) received.value() : (R) found;
    }

    /** Keeps a row; {@code null} takes it away. */
    public void putRow(Bytes key, Received<R> rowOrNull) {
        changed.put(key, Optional.ofNullable(rowOrNull));
    }

    /** The keys of the rows in a range, both bounds inclusive, sorted by their bytes. */
    @Override
    public Collection<Bytes> keys(Bytes from, Bytes to) {
        Set<Bytes> keys = new TreeSet<>(stored.keys(from, to));
        changed.subMap(from, true, to, true).forEach((key, value) -> {
            if (value.isPresent()) {
                keys.add(key);
            } else {
                keys.remove(key);
            }
        });
        return keys;
    }

    /** Changes marks from those that a row had to those that it has. */
    public void mark(Set<Bytes> before, Set<Bytes> now) {
        before.stream().filter(key -> !now.contains(key)).forEach(key -> changed.put(key, Optional.empty()));
        now.stream()
                .filter(key -> !before.contains(key))
                .forEach(key -> changed.put(key, Optional.of(ViewValues.MARK)));
    }

    /** Adds to a number; where it is 0, there is no entry. */
    public void add(Bytes key, long change) {
        Object found = get(key);
        long now = (found == null ? 0 : (long) found) + change;
        changed.put(key, now == 0 ? Optional.empty() : Optional.of(now));
    }

    @Override
    public Object get(Bytes key) {
        Optional<Object> own = changed.get(key);
        return own == null ? stored.get(key) : own.orElse(null);
    }

    /** Adds what others above this have changed. */
    void take(ViewEntries<R> others) {
        changed.putAll(others.changed);
    }

    /** What has changed, by key; {@code null} for what is taken away. */
    List<KeyValue<Bytes, Object>> changes() {
        List<KeyValue<Bytes, Object>> changes = new ArrayList<>(changed.size());
        changed.forEach((key, value) -> changes.add(KeyValue.pair(key, value.orElse(null))));
        return changes;
    }
}
