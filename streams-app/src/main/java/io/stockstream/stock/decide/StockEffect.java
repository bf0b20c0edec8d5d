package io.stockstream.stock.decide;

import io.stockstream.stock.Movement;
import io.stockstream.stock.StockDecided;

/** What a decision asks the processor to do. */
public sealed interface StockEffect {

    /**
     * Keep what has changed of the sku's stock and publish it.
     *
     * @param stock the new state of the sku
     */
    record SaveStock(SkuStock stock) implements StockEffect {}

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
