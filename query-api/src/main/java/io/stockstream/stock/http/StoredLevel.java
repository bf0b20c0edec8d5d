package io.stockstream.stock.http;

import java.time.Instant;
import java.util.List;

/**
 * A stock level as the private store API gives it.
 *
 * @param warehouseCount {@code null} from an instance of an earlier version, which gives all of them
 * @param warehouses those that were asked for
 */
record StoredLevel(
        String sku,
        long version,
        long onHand,
        long reserved,
        long inTransit,
        long lost,
        long surplus,
        long received,
        long sold,
        Integer warehouseCount,
        List<InWarehouse> warehouses,
        Instant updatedAt) {

    /** Whether every warehouse that ever held the sku is in it. */
    boolean isComplete() {
        return warehouseCount == null || warehouseCount <= warehouses.size();
    }

    record InWarehouse(String warehouseId, long onHand, long reserved, Instant updatedAt) {}

    /** What one warehouse holds, in the list of all that it holds. */
    record OfWarehouse(String sku, long onHand, long reserved, Instant updatedAt) {}
}
