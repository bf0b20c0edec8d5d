package io.stockstream.stock.decide;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.WaitingList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stock in the making: what changes in single warehouses, and the totals that balance it. Every number of units is a
 * difference, negative where something becomes less.
 */
final class LevelChange {

    private final SkuStock old;
    private final Instant at;
    private final Map<String, InWarehouse> warehouses = new LinkedHashMap<>();
    private long onHand;
    private long reserved;
    private long inTransit;
    private long received;
    private long lost;
    private long surplus;
    private long sold;
    private int warehouseCount;
    private int warehouseBytes;
    private long mostAvailable;
    private WaitingList waiting;

    LevelChange(SkuStock old, Instant at) {
        StockLevel all = old.all();
        this.old = old;
        this.at = at;
        this.onHand = all.getOnHand();
        this.reserved = all.getReserved();
        this.inTransit = all.getInTransit();
        this.received = all.getReceived();
        this.lost = all.getLost();
        this.surplus = all.getSurplus();
        this.sold = all.getSold();
        this.warehouseCount = all.getWarehouseCount();
        this.warehouseBytes = all.getWarehouseBytes();
        this.mostAvailable = all.getMostAvailable();
        this.waiting = all.getWaiting();
    }

    LevelChange onHand(String warehouseId, long units) {
        onHand = Math.addExact(onHand, units);
        warehouse(warehouseId).add(units, 0);
        return this;
    }

    LevelChange reserved(String warehouseId, long units) {
        reserved = Math.addExact(reserved, units);
        warehouse(warehouseId).add(0, units);
        return this;
    }

    LevelChange inTransit(long units) {
        inTransit = Math.addExact(inTransit, units);
        return this;
    }

    LevelChange received(long units) {
        received = Math.addExact(received, units);
        return this;
    }

    LevelChange sold(long units) {
        sold = Math.addExact(sold, units);
        return this;
    }

    /** Books arrived minus sent: what is missing is lost, what is too much is surplus. */
    LevelChange difference(long arrivedMinusSent) {
        if (arrivedMinusSent < 0) {
            lost = Math.subtractExact(lost, arrivedMinusSent);
        } else {
            surplus = Math.addExact(surplus, arrivedMinusSent);
        }
        return this;
    }

    /** No warehouse that is not changed here has more available units. */
    LevelChange mostAvailableElsewhere(long units) {
        mostAvailable = units;
        return this;
    }

    /**
     * @param list {@code null} when no reservation is waiting any more
     */
    LevelChange waiting(WaitingList list) {
        waiting = list;
        return this;
    }

    /** The stock with the next version. */
    SkuStock build() {
        return build(old.all().getVersion() + 1);
    }

    /** The stock after a further change by the same record: the version stays. */
    SkuStock buildWithin() {
        return build(old.all().getVersion());
    }

    private SkuStock build(long version) {
        String sku = old.all().getSku();
        warehouses.values().forEach(units -> mostAvailable = Math.max(mostAvailable, units.onHand - units.reserved));
        StockLevel all = new StockLevel(
                sku,
                null,
                version,
                onHand,
                reserved,
                inTransit,
                lost,
                surplus,
                received,
                sold,
                warehouseCount,
                warehouseBytes,
                mostAvailable,
                Levels.later(old.all().getUpdatedAt(), at),
                waiting);
        if (warehouses.isEmpty()) {
            return old.with(all, old.changed());
        }
        Map<String, SkuStock.Changed> changed = new LinkedHashMap<>(old.changed());
        warehouses.forEach((id, units) -> {
            SkuStock.Changed earlier = old.changed().get(id);
            StockLevel before = earlier == null ? units.old : earlier.before();
            changed.put(id, new SkuStock.Changed(before, units.level(sku, id, version, at)));
        });
        return old.with(all, changed);
    }

    private InWarehouse warehouse(String id) {
        InWarehouse known = warehouses.get(id);
        if (known != null) {
            return known;
        }
        StockLevel level = old.in(id);
        if (level == null) {
            warehouseCount = Math.addExact(warehouseCount, 1);
            warehouseBytes = Math.addExact(warehouseBytes, StockLimits.bytes(id));
        }
        InWarehouse read = new InWarehouse(level);
        warehouses.put(id, read);
        return read;
    }

    /** Units in one warehouse. */
    private static final class InWarehouse {

        private final StockLevel old;
        private long onHand;
        private long reserved;

        /**
         * @param old {@code null} when the warehouse never held the sku
         */
        InWarehouse(StockLevel old) {
            this.old = old;
            this.onHand = old == null ? 0 : old.getOnHand();
            this.reserved = old == null ? 0 : old.getReserved();
        }

        void add(long onHandUnits, long reservedUnits) {
            onHand = Math.addExact(onHand, onHandUnits);
            reserved = Math.addExact(reserved, reservedUnits);
        }

        StockLevel level(String sku, String id, long version, Instant at) {
            Instant updatedAt = old == null ? at : Levels.later(old.getUpdatedAt(), at);
            return new StockLevel(sku, id, version, onHand, reserved, 0L, 0L, 0L, 0L, 0L, 0, 0, 0L, updatedAt, null);
        }
    }
}
