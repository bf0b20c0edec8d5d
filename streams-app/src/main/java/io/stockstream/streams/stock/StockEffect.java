package io.stockstream.streams.stock;

import io.stockstream.stock.Movement;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;

/** What a decision asks the processor to do. */
public sealed interface StockEffect {

    /**
     * Keep the sku's new stock and publish it.
     *
     * @param level the whole new state of the sku
     */
    record SaveLevel(StockLevel level) implements StockEffect {}

    /**
     * Keep the movement's new state and publish it.
     *
     * @param movement the whole new state of the movement
     */
    record SaveMovement(Movement movement) implements StockEffect {}

    /**
     * Publish the decision on the fact.
     *
     * @param decided the decision
     */
    record Answer(StockDecided decided) implements StockEffect {}
}
