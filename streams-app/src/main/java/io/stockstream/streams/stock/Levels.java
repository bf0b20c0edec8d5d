package io.stockstream.streams.stock;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic on a sku's stock. Every method returns a new level that is one version on and still conserves:
 * received = on_hand + in_transit + lost − surplus + sold. An overflow throws {@link ArithmeticException} before anything is kept.
 */
final class Levels {

    private Levels() {}

    /** A sku that nothing is known of. */
    static StockLevel empty(String sku) {
        return new StockLevel(sku, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, List.of(), Instant.EPOCH);
    }

    /** Units in the warehouse that are not held for orders. */
    static long available(StockLevel level, String warehouseId) {
        for (WarehouseStock stock : level.getWarehouses()) {
            if (stock.getWarehouseId().equals(warehouseId)) {
                return stock.getOnHand() - stock.getReserved();
            }
        }
        return 0;
    }

    /** Goods left the warehouse and are under way. */
    static StockLevel departed(StockLevel level, String warehouseId, long quantity, Instant at) {
        return change(level, warehouseId, -quantity, at)
                .inTransit(Math.addExact(level.getInTransit(), quantity))
                .build();
    }

    /** Goods left the warehouse whose arrival elsewhere has already been counted as coming from outside. */
    static StockLevel departedAfterArrival(StockLevel level, String warehouseId, long sent, long arrived, Instant at) {
        return change(level, warehouseId, -sent, at)
                .received(level.getReceived() - arrived)
                .difference(arrived - sent)
                .build();
    }

    /** Goods came from outside: no departure is known. */
    static StockLevel received(StockLevel level, String warehouseId, long quantity, Instant at) {
        return change(level, warehouseId, quantity, at)
                .received(Math.addExact(level.getReceived(), quantity))
                .build();
    }

    /** Goods that were under way came in, perhaps fewer or more than had left. */
    static StockLevel arrived(StockLevel level, String warehouseId, long sent, long arrived, Instant at) {
        return change(level, warehouseId, arrived, at)
                .inTransit(level.getInTransit() - sent)
                .difference(arrived - sent)
                .build();
    }

    private static LevelChange change(StockLevel level, String warehouseId, long delta, Instant at) {
        return new LevelChange(level, warehouses(level.getWarehouses(), warehouseId, delta, at), delta, at);
    }

    private static List<WarehouseStock> warehouses(List<WarehouseStock> old, String id, long delta, Instant at) {
        List<WarehouseStock> result = new ArrayList<>(old.size() + 1);
        boolean placed = false;
        for (WarehouseStock stock : old) {
            int order = stock.getWarehouseId().compareTo(id);
            if (order == 0) {
                placed = true;
                result.add(plus(stock, delta, at));
                continue;
            }
            if (order > 0 && !placed) {
                placed = true;
                result.add(new WarehouseStock(id, delta, 0L, at));
            }
            result.add(stock);
        }
        if (!placed) {
            result.add(new WarehouseStock(id, delta, 0L, at));
        }
        return result;
    }

    private static WarehouseStock plus(WarehouseStock stock, long delta, Instant at) {
        return new WarehouseStock(
                stock.getWarehouseId(),
                Math.addExact(stock.getOnHand(), delta),
                stock.getReserved(),
                later(stock.getUpdatedAt(), at));
    }

    /** The later of two times: a late record never moves an "updated at" back. */
    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
