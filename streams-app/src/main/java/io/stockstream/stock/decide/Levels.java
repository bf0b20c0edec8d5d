package io.stockstream.stock.decide;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.StockTotals;
import java.time.Instant;
import java.util.List;

/**
 * Arithmetic on a sku's stock. Every method that changes returns new stock that is one version on and still conserves:
 * received = on_hand + in_transit + lost − surplus + sold. An overflow throws {@link ArithmeticException} before
 * anything is kept.
 */
public final class Levels {

    private Levels() {}

    /**
     * The version in decisions.
     *
     * @param stock {@code null} when the sku never was in stock
     */
    static long version(SkuStock stock) {
        return stock == null ? 0 : stock.all().getVersion();
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
     * Whether goods can be booked in the warehouse: it held the sku before, or there is room for one more. Without a
     * limit the answer to "where is this sku" would one day be too large to be given.
     */
    static boolean takes(SkuStock stock, String warehouseId) {
        StockLevel all = stock.all();
        return stock.in(warehouseId) != null
                || (all.getWarehouseCount() < StockLimits.MAX_WAREHOUSES
                        && all.getWarehouseBytes() + StockLimits.bytes(warehouseId) <= StockLimits.MAX_WAREHOUSE_BYTES);
    }

    /** Units that are not held for orders. */
    public static long available(StockLevel level) {
        return level.getOnHand() - level.getReserved();
    }

    /** Goods left the warehouse and are under way. */
    static SkuStock departed(SkuStock stock, String warehouseId, long quantity, Instant at) {
        return new LevelChange(stock, at)
                .onHand(warehouseId, -quantity)
                .inTransit(quantity)
                .build();
    }

    /** Goods left the warehouse whose arrival elsewhere has already been counted as coming from outside. */
    static SkuStock departedAfterArrival(SkuStock stock, String warehouseId, long sent, long arrived, Instant at) {
        return new LevelChange(stock, at)
                .onHand(warehouseId, -sent)
                .received(-arrived)
                .difference(arrived - sent)
                .build();
    }

    /** Goods came from outside: no departure is known. */
    static SkuStock received(SkuStock stock, String warehouseId, long quantity, Instant at) {
        return new LevelChange(stock, at)
                .onHand(warehouseId, quantity)
                .received(quantity)
                .build();
    }

    /** Goods that were under way came in, perhaps fewer or more than had left. */
    static SkuStock arrived(SkuStock stock, String warehouseId, long sent, long arrived, Instant at) {
        return new LevelChange(stock, at)
                .onHand(warehouseId, arrived)
                .inTransit(-sent)
                .difference(arrived - sent)
                .build();
    }

    /**
     * Adds to a change that available units were held for an order.
     *
     * @param sells whether they left to the customer instead
     */
    static LevelChange serve(Allocator.Result.Served served, boolean sells, LevelChange change) {
        for (ReservationAllocation each : served.allocations()) {
            if (sells) {
                change.onHand(each.getWarehouseId(), -each.getQuantity()).sold(each.getQuantity());
            } else {
                change.reserved(each.getWarehouseId(), each.getQuantity());
            }
        }
        return change.mostAvailableElsewhere(served.mostElsewhere());
    }

    /** Held units left to the customer. */
    static SkuStock committed(SkuStock stock, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(stock, at);
        units.forEach(each -> change.reserved(each.getWarehouseId(), -each.getQuantity())
                .onHand(each.getWarehouseId(), -each.getQuantity())
                .sold(each.getQuantity()));
        return change.build();
    }

    /** Held units are held no longer. */
    static SkuStock released(SkuStock stock, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(stock, at);
        units.forEach(each -> change.reserved(each.getWarehouseId(), -each.getQuantity()));
        return change.build();
    }

    /** Sold units are back in the warehouses that they came from. */
    static SkuStock returned(SkuStock stock, List<ReservationAllocation> units, Instant at) {
        LevelChange change = new LevelChange(stock, at);
        units.forEach(
                each -> change.onHand(each.getWarehouseId(), each.getQuantity()).sold(-each.getQuantity()));
        return change.build();
    }

    /** The later of two times: a late record never moves an "updated at" back. */
    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
