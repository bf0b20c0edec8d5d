package io.stockstream.simulation.check;

import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;

/** Something that has to hold. Both methods throw a {@link io.stockstream.simulation.Violation} when it does not. */
public interface Check {

    /** A task has committed this record; it is told of in the order of commits. */
    void committed(Emitted emitted);

    /** All that a task has just committed has been told of. */
    default void afterCommit(SimulatedTask task) {}

    /** Everything that was written has been read; no time has passed, so no check of stuck orders has helped. */
    default void drained() {}

    /** Everything that was written has been read, and nobody has anything left to do. */
    void atRest();
}
