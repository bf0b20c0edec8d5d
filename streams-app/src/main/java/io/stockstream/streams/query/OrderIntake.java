package io.stockstream.streams.query;

/**
 * Waits until the orders topology has decided on every request that was written when the question was asked. An order that was accepted a moment
 * ago is not in any view yet; that it is unknown may only be said behind this.
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
