package io.stockstream.platform.horizon;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a topology forgets.
 *
 * @param <V> entries of the store
 */
public interface Forgetter<V> {

    /** Comes before everything else. */
    void init(ProcessorContext<String, SpecificRecord> context);

    /** The entries by key. */
    KeyValueStore<String, V> entries();

    /** Whether nothing can happen to an entry any more, and the last that did happened before the horizon. */
    boolean isOver(V entry, Instant horizon);

    /** How many records are written when an entry is forgotten. */
    default int weight(V entry) {
        return 1;
    }

    /** A record key of the partition that has an entry: the topology's records to itself bear it. */
    String partitionKey(String key);

    /**
     * Removes an entry from the store, and tells so.
     *
     * @param dueAt when the timer of the horizon was due
     */
    void forget(String key, V entry, Instant dueAt);
}
