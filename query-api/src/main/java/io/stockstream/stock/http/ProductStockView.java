package io.stockstream.stock.http;

import java.time.Instant;

/** The stock of one product in one warehouse. */
public record ProductStockView(
        String warehouseId,
        String productId,
        long quantity,
        long onHand,
        long reserved,
        long available,
        Instant updatedAt) {

    static ProductStockView of(String sku, StoredLevel.InWarehouse stock) {
        return new ProductStockView(
                stock.warehouseId(),
                sku,
                stock.onHand(),
                stock.onHand(),
                stock.reserved(),
                stock.onHand() - stock.reserved(),
                stock.updatedAt());
    }
}
