package io.stockstream.stock.store;

import io.stockstream.platform.store.StoreMovingException;

/**
 * Waits until the stock topology has decided on every movement written before the query. A movement accepted a moment
 * ago is in no view yet, so only then is it certain that an id is unknown. Facts are partitioned by sku and movements
 * by id, so this waits for all partitions.
 */
@FunctionalInterface
public interface MovementIntake {

    /**
     * Waits.
     *
     * @throws StoreMovingException when the topology does not get there in time
     */
    void await();
}
