package io.stockstream.simulation.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** The changelog of a store: the newest value of each key, and all of them for a versioned store. */
public final class StoreContents {

    private final NavigableMap<Bytes, byte[]> newest = new TreeMap<>();
    private final List<LogRecord> all = new ArrayList<>();

    void apply(LogRecord change) {
        Bytes key = Bytes.wrap(change.key());
        if (change.value() == null) {
            newest.remove(key);
        } else {
            newest.put(key, change.value());
        }
        all.add(change);
    }

    /** The newest value of each key that has one. */
    public NavigableMap<Bytes, byte[]> newest() {
        return newest;
    }

    /** Every change, the oldest first. */
    List<LogRecord> all() {
        return all;
    }
}
