package io.stockstream.order.store;

import io.stockstream.platform.store.StoreMovingException;

/**
 * Waits until the orders topology has decided on every request written before the query. An order accepted a moment ago
 * is in no view yet, so only then is it certain that an id is unknown.
 */
@FunctionalInterface
public interface OrderIntake {

    /**
     * Waits.
     *
     * @param partition of the requests, which is that of the order in every topic by order id
     * @throws StoreMovingException when the topology does not get there in time
     */
    void await(int partition);
}
