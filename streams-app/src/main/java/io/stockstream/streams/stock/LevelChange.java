package io.stockstream.streams.stock;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WaitingList;
import io.stockstream.stock.WarehouseStock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A level in the making: what changes in single warehouses, and the totals that balance it. Every number of units is a difference,
 * negative where something becomes less.
 */
final class LevelChange {

    private final StockLevel old;
    private final Instant at;
    private final List<WarehouseStock> warehouses;
    private long onHand;
    private long reserved;
    private long inTransit;
    private long received;
    private long lost;
    private long surplus;
    private long sold;
    private WaitingList waiting;

    LevelChange(StockLevel old, Instant at) {
        this.old = old;
        this.at = at;
        this.warehouses = new ArrayList<>(old.getWarehouses());
        this.onHand = old.getOnHand();
        this.reserved = old.getReserved();
        this.inTransit = old.getInTransit();
        this.received = old.getReceived();
        this.lost = old.getLost();
        this.surplus = old.getSurplus();
        this.sold = old.getSold();
        this.waiting = old.getWaiting();
    }

    LevelChange onHand(String warehouseId, long units) {
        onHand = Math.addExact(onHand, units);
        change(warehouseId, units, 0);
        return this;
    }

    LevelChange reserved(String warehouseId, long units) {
        reserved = Math.addExact(reserved, units);
        change(warehouseId, 0, units);
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

    /**
     * @param list {@code null} when no reservation is waiting any more
     */
    LevelChange waiting(WaitingList list) {
        waiting = list;
        return this;
    }

    /** The level with the next version. */
    StockLevel build() {
        return build(old.getVersion() + 1);
    }

    /** The level after a further change by the same record: the version stays. */
    StockLevel buildWithin() {
        return build(old.getVersion());
    }

    private StockLevel build(long version) {
        return new StockLevel(
                old.getSku(),
                version,
                onHand,
                reserved,
                inTransit,
                lost,
                surplus,
                received,
                sold,
                warehouses,
                Levels.later(old.getUpdatedAt(), at),
                waiting);
    }

    private void change(String warehouseId, long onHandUnits, long reservedUnits) {
        int place = 0;
        for (; place < warehouses.size(); place++) {
            WarehouseStock stock = warehouses.get(place);
            int order = stock.getWarehouseId().compareTo(warehouseId);
            if (order == 0) {
                warehouses.set(place, plus(stock, onHandUnits, reservedUnits));
                return;
            }
            if (order > 0) {
                break;
            }
        }
        warehouses.add(place, new WarehouseStock(warehouseId, onHandUnits, reservedUnits, at));
    }

    private WarehouseStock plus(WarehouseStock stock, long onHandUnits, long reservedUnits) {
        return new WarehouseStock(
                stock.getWarehouseId(),
                Math.addExact(stock.getOnHand(), onHandUnits),
                Math.addExact(stock.getReserved(), reservedUnits),
                Levels.later(stock.getUpdatedAt(), at));
    }
}
