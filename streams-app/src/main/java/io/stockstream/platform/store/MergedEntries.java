package io.stockstream.platform.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Entries of several ranges in one order, in which each range is already.
 *
 * @param <V> type of the values
 */
final class MergedEntries<V> implements Iterator<KeyValue<Bytes, V>>, AutoCloseable {

    private final List<KeyValueIterator<Bytes, V>> ranges = new ArrayList<>();
    /** Those that are not at their end, by the key that comes next. */
    private final PriorityQueue<KeyValueIterator<Bytes, V>> heads;

    MergedEntries(Comparator<Bytes> order) {
        heads = new PriorityQueue<>(Comparator.comparing(KeyValueIterator<Bytes, V>::peekNextKey, order));
    }

    /** Adds a range, before the first entry is taken; this closes it. */
    void add(KeyValueIterator<Bytes, V> range) {
        ranges.add(range);
        queue(range);
    }

    private void queue(KeyValueIterator<Bytes, V> range) {
        if (range.hasNext()) {
            heads.add(range);
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public KeyValue<Bytes, V> next() {
        KeyValueIterator<Bytes, V> first = heads.remove();
        KeyValue<Bytes, V> entry = first.next();
        queue(first);
        return entry;
    }

    @Override
    public void close() {
        ranges.forEach(KeyValueIterator::close);
    }
}
