package io.stockstream.catalogue.decide;

/**
 * Where a change stands on the cdc topic of its table.
 *
 * @param partition partition of the change
 * @param offset offset of the change
 */
public record CdcPosition(int partition, long offset) {}
