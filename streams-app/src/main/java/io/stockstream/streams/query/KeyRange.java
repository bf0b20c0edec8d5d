package io.stockstream.streams.query;

import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of a store, in the order of their bytes.
 *
 * @param from lowest key, inclusive; {@code null} together with {@code to} for all
 * @param to highest key, inclusive; {@code null} together with {@code from} for all
 */
record KeyRange(Bytes from, Bytes to) {

    KeyRange {
        if ((from == null) != (to == null)) {
            // A transactional store in RocksDB ignores one bound when the other is missing (ADR 63).
            throw new IllegalArgumentException("A range has both bounds or none (was %s to %s)".formatted(from, to));
        }
    }
}
