package io.stockstream.streams.stock;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.StockTotals;
import io.stockstream.stock.WarehouseStock;
import java.time.Instant;
import java.util.List;

/**
 * Arithmetic on a sku's stock. Every method that changes returns a new level that is one version on and still conserves:
 * received = on_hand + in_transit + lost − surplus + sold. An overflow throws {@link ArithmeticException} before anything is kept.
 */
final class Levels {

    private Levels() {}

    /** A sku that nothing is known of. */
    static StockLevel empty(String sku) {
        return new StockLevel(sku, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, List.of(), Instant.EPOCH, null);
    }

    /**
     * The version in decisions.
     *
     * @param level {@code null} when the sku never was in stock
     */
    static long version(StockLevel level) {
        return level == null ? 0 : level.getVersion();
    }

    /** The sums over all warehouses, as decisions tell them. */
    static StockTotals totals(StockLevel level) {
        return new StockTotals(
                level.getOnHand(),
                level.getReserved(),
                level.getInTransit(),
                level.getLost(),
                level.getSurplus(),
                level.getReceived(),
                level.getSold());
    }

    /**
     * Whether goods can be booked in the warehouse: the level already names it, or has room for one more. Without a
     * limit a level would one day be too large for a record, and nothing about its sku could be written any more.
     */
    static boolean takes(StockLevel level, String warehouseId) {
        long bytes = StockLimits.bytes(warehouseId);
        for (WarehouseStock stock : level.getWarehouses()) {
            if (stock.getWarehouseId().equals(warehouseId)) {
                return true;
            }
            bytes += StockLimits.bytes(stock.getWarehouseId());
        }
        return level.getWarehouses().size() < StockLimits.MAX_WAREHOUSES && bytes <= StockLimits.MAX_WAREHOUSE_IDS;
    }

    /** Units in the warehouse that are not held for orders. */
    static long available(StockLevel level, String warehouseId) {
        for (WarehouseStock stock : level.getWarehouses()) {
            if (stock.getWarehouseId().equals(warehouseId)) {
                return available(stock);
            }
        }
        return 0;
    }

    /** Units that are not held for orders. */
    static long available(WarehouseStock stock) {
        return stock.getOnHand() - stock.getReserved();
    }

    /** Units in all warehouses that are not held for orders. */
    static long available(StockLevel level) {
        return level.getOnHand() - level.getReserved();
    }

    /** The level if no unit of it were held; for calculations only. */
    static StockLevel withNothingHeld(StockLevel level, Instant at) {
        LevelChange change = new LevelChange(level, at);
        level.getWarehouses().forEach(each -> change.reserved(each.getWarehouseId(), -each.getReserved()));
        return change.buildWithin();
    }

    /** Goods left the warehouse and are under way. */
    static StockLevel departed(StockLevel level, String warehouseId, long quantity, Instant at) {
        return new LevelChange(level, at)
                .onHand(warehouseId, -quantity)
                .inTransit(quantity)
                .build();
    }

    /** Goods left the warehouse whose arrival elsewhere has already been counted as coming from outside. */
    static StockLevel departedAfterArrival(StockLevel level, String warehouseId, long sent, long arrived, Instant at) {
        return new LevelChange(level, at)
                .onHand(warehouseId, -sent)
                .received(-arrived)
                .difference(arrived - sent)
                .build();
    }

    /** Goods came from outside: no departure is known. */
    static StockLevel received(StockLevel level, String warehouseId, long quantity, Instant at) {
        return new LevelChange(level, at)
                .onHand(warehouseId, quantity)
                .received(quantity)
                .build();
    }

    /** Goods that were under way came in, perhaps fewer or more than had left. */
    static StockLevel arrived(StockLevel level, String warehouseId, long sent, long arrived, Instant at) {
        return new LevelChange(level, at)
                .onHand(warehouseId, arrived)
                .inTransit(-sent)
                .difference(arrived - sent)
                .build();
    }

    /** The level after available units were held for an order. */
    static StockLevel held(StockLevel level, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(level, at);
        units.forEach(each -> change.reserved(each.getWarehouseId(), each.getQuantity()));
        return change.build();
    }

    /** Held units left to the customer. */
    static StockLevel committed(StockLevel level, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(level, at);
        units.forEach(each -> change.reserved(each.getWarehouseId(), -each.getQuantity())
                .onHand(each.getWarehouseId(), -each.getQuantity())
                .sold(each.getQuantity()));
        return change.build();
    }

    /** Held units are held no longer. */
    static StockLevel released(StockLevel level, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(level, at);
        units.forEach(each -> change.reserved(each.getWarehouseId(), -each.getQuantity()));
        return change.build();
    }

    /** Sold units are back in the warehouses that they came from. */
    static StockLevel returned(StockLevel level, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(level, at);
        units.forEach(
                each -> change.onHand(each.getWarehouseId(), each.getQuantity()).sold(-each.getQuantity()));
        return change.build();
    }

    /** The later of two times: a late record never moves an "updated at" back. */
    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
