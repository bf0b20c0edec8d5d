package io.stockstream.stock.decide;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WaitingList;
import java.time.Instant;
import java.util.Map;

/**
 * The stock of one sku: the level of all warehouses together, and those of single ones, which are read when they are
 * needed. It is what is stored, with the changes decided so far on top. Immutable: a change makes another.
 */
public final class SkuStock {

    private final StockLevel before;
    private final StockLevel all;
    private final Warehouses stored;
    private final Map<String, Changed> changed;

    /**
     * What became of a level in one warehouse.
     *
     * @param before as it is stored; {@code null} when the warehouse never held the sku
     * @param now with the changes
     */
    public record Changed(StockLevel before, StockLevel now) {}

    /** Units by warehouse and in all, in one sense of the word. */
    interface Supply {

        /** Units in one warehouse; 0 when it never held the sku. */
        long in(String warehouseId);

        /** Units in all warehouses. */
        long inAll();
    }

    private SkuStock(StockLevel before, StockLevel all, Warehouses stored, Map<String, Changed> changed) {
        this.before = before;
        this.all = all;
        this.stored = stored;
        this.changed = changed;
    }

    /**
     * Stock as it is stored.
     *
     * @param all the level of all warehouses together
     */
    public static SkuStock of(StockLevel all, Warehouses stored) {
        return new SkuStock(all, all, stored, Map.of());
    }

    /** A sku that nothing is known of. */
    static SkuStock empty(String sku) {
        StockLevel all = new StockLevel(sku, null, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0, 0, 0L, Instant.EPOCH, null);
        return of(all, Warehouses.NONE);
    }

    /** The same sku after a change. */
    SkuStock with(StockLevel newAll, Map<String, Changed> newlyChanged) {
        return new SkuStock(before, newAll, stored, newlyChanged);
    }

    /** The level of all warehouses together as it is stored. */
    public StockLevel before() {
        return before;
    }

    /** The level of all warehouses together. */
    public StockLevel all() {
        return all;
    }

    /** The reservations that wait; {@code null} while there is none. */
    WaitingList waiting() {
        return all.getWaiting();
    }

    /** The level in a warehouse; {@code null} when it never held the sku. */
    StockLevel in(String warehouseId) {
        Changed change = changed.get(warehouseId);
        return change == null ? stored.in(warehouseId) : change.now();
    }

    /** What is stored by warehouse, without the changes. */
    Warehouses stored() {
        return stored;
    }

    /** The changed levels by warehouse, in the order of the changes. */
    public Map<String, Changed> changed() {
        return changed;
    }

    /** Units that are not held for orders. */
    Supply available() {
        return new Supply() {
            @Override
            public long in(String warehouseId) {
                StockLevel level = SkuStock.this.in(warehouseId);
                return level == null ? 0 : Levels.available(level);
            }

            @Override
            public long inAll() {
                return Levels.available(all);
            }
        };
    }

    /** Units that are not sold: those that would be available if every hold ended. */
    Supply unsold() {
        return new Supply() {
            @Override
            public long in(String warehouseId) {
                StockLevel level = SkuStock.this.in(warehouseId);
                return level == null ? 0 : level.getOnHand();
            }

            @Override
            public long inAll() {
                return all.getOnHand();
            }
        };
    }
}
