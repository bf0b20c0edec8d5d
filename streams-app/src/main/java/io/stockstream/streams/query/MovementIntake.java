package io.stockstream.streams.query;

/**
 * Waits until the stock topology has decided on every movement that was written when the question was asked. A movement that was accepted a moment ago is
 * not in any view yet; that it is unknown may only be said behind this. Facts are kept by sku and movements by their ids, so all partitions are waited for.
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
