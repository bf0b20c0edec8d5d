package io.stockstream.simulation.outside;

import java.util.Random;

/** A participant outside the topologies. */
public interface Actor {

    /** Does one thing, or nothing if there is nothing to do. */
    void act(Random random);

    /**
     * Finishes its pending work before the history comes to rest; starts nothing new.
     *
     * @return whether there was something
     */
    default boolean settle() {
        return false;
    }
}
