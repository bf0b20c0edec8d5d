package io.stockstream.stock.http;

import java.time.Instant;
import java.util.List;

/** The stock of a sku as clients see it. */
public record StockView(
        String sku,
        long onHand,
        long reserved,
        long available,
        long inTransit,
        long lost,
        long surplus,
        long received,
        long sold,
        long version,
        Instant updatedAt,
        List<InWarehouse> warehouses) {

    /** The part of one warehouse. */
    public record InWarehouse(String warehouseId, long onHand, long reserved, long available, Instant updatedAt) {}

    static StockView of(StoredLevel level) {
        return new StockView(
                level.sku(),
                level.onHand(),
                level.reserved(),
                level.onHand() - level.reserved(),
                level.inTransit(),
                level.lost(),
                level.surplus(),
                level.received(),
                level.sold(),
                level.version(),
                level.updatedAt(),
                level.warehouses().stream().map(StockView::inWarehouse).toList());
    }

    private static InWarehouse inWarehouse(StoredLevel.InWarehouse stock) {
        return new InWarehouse(
                stock.warehouseId(),
                stock.onHand(),
                stock.reserved(),
                stock.onHand() - stock.reserved(),
                stock.updatedAt());
    }
}
