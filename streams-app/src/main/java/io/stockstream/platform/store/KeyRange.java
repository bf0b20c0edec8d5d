package io.stockstream.platform.store;

import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of a store, in the order of their bytes.
 *
 * @param from lowest key, inclusive; {@code null} for the first, if {@code to} is so for the last
 * @param to highest key, inclusive; {@code null} for the last
 */
public record KeyRange(Bytes from, Bytes to) {}
