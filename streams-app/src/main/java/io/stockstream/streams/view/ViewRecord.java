package io.stockstream.streams.view;

import io.stockstream.streams.runtime.InputOrigin;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record of the topic of a view.
 *
 * @param origin where it stands in the log
 * @param key not empty, and without a zero byte at its beginning: such keys are those of derived entries
 * @param received its value; {@code null} for a tombstone
 */
record ViewRecord<V>(InputOrigin origin, Bytes key, Received<V> received) {

    ViewRecord {
        if (key == null || key.get().length == 0 || SortedKey.isDerived(key)) {
            throw new IllegalArgumentException("A row has a key, which does not begin with a zero byte");
        }
    }

    /** The value; {@code null} for a tombstone. */
    V value() {
        return received == null ? null : received.value();
    }
}
