package io.stockstream.streams.stock;

import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import io.stockstream.streams.Facts;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the decider over a list of facts as the processor would, in plain maps. */
final class Journal {

    private final StockDecider decider = new StockDecider();
    private final Map<String, Movement> movements = new HashMap<>();
    private final List<StockDecided> decisions = new ArrayList<>();
    private StockLevel level;

    static Journal of(List<MovementReported> facts) {
        Journal journal = new Journal();
        facts.forEach(journal::report);
        return journal;
    }

    StockDecided report(MovementReported fact) {
        StockState state = new StockState(level, movements.get(fact.getMovementId()));
        InputOrigin origin =
                new InputOrigin(Topics.MOVEMENTS.name(), 0, decisions.size(), Facts.NOON.plusMillis(decisions.size()));
        for (StockEffect effect : decider.decide(state, fact, origin)) {
            switch (effect) {
                case StockEffect.SaveLevel(StockLevel saved) -> level = saved;
                case StockEffect.SaveMovement(Movement saved) -> movements.put(saved.getMovementId(), saved);
                case StockEffect.Answer(StockDecided decided) -> decisions.add(decided);
            }
        }
        return decisions.getLast();
    }

    StockLevel level() {
        return level == null ? Levels.empty(Facts.SKU) : level;
    }

    Movement movement(String name) {
        return movements.get(Facts.id(name));
    }

    List<StockDecided> decisions() {
        return decisions;
    }

    long onHand(String warehouse) {
        return stock().getOrDefault(warehouse, 0L);
    }

    /** Everything about the stock that does not depend on when it was written. */
    Map<String, Long> stock() {
        Map<String, Long> stock = new TreeMap<>();
        for (WarehouseStock warehouse : level().getWarehouses()) {
            stock.put(warehouse.getWarehouseId(), warehouse.getOnHand());
        }
        stock.put("in transit", level().getInTransit());
        stock.put("lost", level().getLost());
        stock.put("surplus", level().getSurplus());
        stock.put("received", level().getReceived());
        return stock;
    }

    boolean isConserved() {
        StockLevel now = level();
        long inWarehouses = now.getWarehouses().stream()
                .mapToLong(WarehouseStock::getOnHand)
                .sum();
        return inWarehouses == now.getOnHand()
                && now.getReceived()
                        == now.getOnHand() + now.getInTransit() + now.getLost() - now.getSurplus() + now.getSold();
    }

    boolean isNowhereNegative() {
        return stock().values().stream().allMatch(units -> units >= 0) && level().getOnHand() >= 0;
    }
}
