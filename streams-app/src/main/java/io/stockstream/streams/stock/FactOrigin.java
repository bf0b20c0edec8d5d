package io.stockstream.streams.stock;

import java.time.Instant;

/**
 * Where a fact stands in the log. The only time that a decision knows is in here, so that a replay decides the same.
 *
 * @param partition partition of the fact
 * @param offset offset of the fact
 * @param recordedAt timestamp of the fact's record, milliseconds
 */
public record FactOrigin(int partition, long offset, Instant recordedAt) {}
