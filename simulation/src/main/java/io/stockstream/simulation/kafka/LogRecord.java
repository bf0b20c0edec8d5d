package io.stockstream.simulation.kafka;

import org.apache.kafka.common.header.Headers;

/**
 * A record in the log.
 *
 * @param key {@code null} when it has none
 * @param value {@code null} for a tombstone
 * @param timestamp milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares records; they are told apart by where they stand.
public record LogRecord(byte[] key, byte[] value, Headers headers, long timestamp) {}
