package io.stockstream.streams.stock;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import java.time.Instant;
import java.util.List;

/** A level in the making: one change of on-hand stock and the totals that balance it. */
final class LevelChange {

    private final StockLevel old;
    private final List<WarehouseStock> warehouses;
    private final long onHandDelta;
    private final Instant at;
    private long inTransit;
    private long received;
    private long lost;
    private long surplus;

    LevelChange(StockLevel old, List<WarehouseStock> warehouses, long onHandDelta, Instant at) {
        this.old = old;
        this.warehouses = warehouses;
        this.onHandDelta = onHandDelta;
        this.at = at;
        this.inTransit = old.getInTransit();
        this.received = old.getReceived();
        this.lost = old.getLost();
        this.surplus = old.getSurplus();
    }

    LevelChange inTransit(long units) {
        inTransit = units;
        return this;
    }

    LevelChange received(long units) {
        received = units;
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

    StockLevel build() {
        return new StockLevel(
                old.getSku(),
                old.getVersion() + 1,
                Math.addExact(old.getOnHand(), onHandDelta),
                old.getReserved(),
                inTransit,
                lost,
                surplus,
                received,
                old.getSold(),
                warehouses,
                Levels.later(old.getUpdatedAt(), at));
    }
}
