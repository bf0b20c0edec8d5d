package io.stockstream.simulation.outside;

import java.util.Random;

/** Someone outside of the topologies. */
public interface Actor {

    /** Does one thing, or finds nothing to do. */
    void act(Random random);

    /**
     * Does what it still owes before the history comes to rest; begins nothing.
     *
     * @return whether there was something
     */
    default boolean settle() {
        return false;
    }
}
