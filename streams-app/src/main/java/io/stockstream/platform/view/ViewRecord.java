package io.stockstream.platform.view;

import io.stockstream.platform.runtime.InputOrigin;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record of the topic of a view.
 *
 * @param origin where it stands in the log
 * @param key not empty, and without a zero byte at its beginning: such keys are those of derived entries
 * @param received its value; {@code null} for a tombstone
 */
public record ViewRecord<V>(InputOrigin origin, Bytes key, Received<V> received) {

    public ViewRecord {
        if (key == null || key.get().length == 0 || SortedKey.isDerived(key)) {
            throw new IllegalArgumentException("A row has a key, which does not begin with a zero byte");
        }
    }

    /** The value; {@code null} for a tombstone. */
    public V value() {
        return received == null ? null : received.value();
    }
}
