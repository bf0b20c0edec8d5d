package io.stockstream.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The entries of a view that are stored. */
interface StoredEntries {

    /** What is stored under a key, as {@link ViewValues} reads it; {@code null} for nothing. */
    Object get(Bytes key);

    /** The keys in a range, both bounds inclusive. */
    Collection<Bytes> keys(Bytes from, Bytes to);

    /** The keys of entries; closes these. */
    static Collection<Bytes> keys(KeyValueIterator<Bytes, ?> entries) {
        List<Bytes> keys = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
