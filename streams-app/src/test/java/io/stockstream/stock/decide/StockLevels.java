package io.stockstream.stock.decide;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLimits;
import io.stockstream.streams.Facts;
import java.util.List;

/** Levels of {@link Facts#SKU} as they are after one arrival in each warehouse. */
public final class StockLevels {

    private StockLevels() {}

    public static StockLevel inWarehouse(String id, long units) {
        return inWarehouse(Facts.SKU, id, units);
    }

    public static StockLevel inWarehouse(String sku, String id, long units) {
        return level(sku, units).setWarehouseId(id).setVersion(1L).build();
    }

    /** All of them together. */
    public static StockLevel all(List<StockLevel> warehouses) {
        long units = warehouses.stream().mapToLong(StockLevel::getOnHand).sum();
        return level(warehouses.getFirst().getSku(), units)
                .setVersion((long) warehouses.size())
                .setReceived(units)
                .setWarehouseCount(warehouses.size())
                .setWarehouseBytes(warehouses.stream()
                        .mapToInt(level -> StockLimits.bytes(level.getWarehouseId()))
                        .sum())
                .setMostAvailable(warehouses.stream()
                        .mapToLong(StockLevel::getOnHand)
                        .max()
                        .orElseThrow())
                .build();
    }

    private static StockLevel.Builder level(String sku, long units) {
        return StockLevel.newBuilder().setSku(sku).setOnHand(units).setUpdatedAt(Facts.NOON);
    }
}
