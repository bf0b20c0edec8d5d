package io.stockstream.stock.http;

import java.time.Instant;

/** One product in the list of what a warehouse holds. */
public record WarehouseStockView(
        String productId, long onHand, long reserved, long available, long quantity, Instant updatedAt) {

    static WarehouseStockView of(StoredLevel.OfWarehouse stock) {
        return new WarehouseStockView(
                stock.sku(),
                stock.onHand(),
                stock.reserved(),
                stock.onHand() - stock.reserved(),
                stock.onHand(),
                stock.updatedAt());
    }
}
