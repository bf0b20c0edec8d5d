package io.stockstream.simulation.check;

import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;

/** An invariant. All methods throw a {@link io.stockstream.simulation.Violation} when it does not hold. */
public interface Check {

    /** A task has committed this record. Called in the order of commits. */
    void committed(Emitted emitted);

    /** All records of the task's last commit have been passed to {@link #committed}. */
    default void afterCommit(SimulatedTask task) {}

    /** Everything written has been read. No time has passed, so no check of stuck orders has helped. */
    default void drained() {}

    /** Everything written has been read, and no participant has anything left to do. */
    void atRest();
}
