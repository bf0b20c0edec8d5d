package io.stockstream.task.work;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Records which tasks are done, and which worker is executing which. */
interface TaskLedger {

    /**
     * Claims a task.
     *
     * @param requestedAt when it was requested; one of a time that the ledger has forgotten is not granted
     * @param worker who wants to do it
     * @param tries number of the attempt, from its record
     * @param since when the attempt begins, milliseconds, by the worker's clock
     * @param length how long the claim counts
     */
    Claim claim(
            String taskId, String type, Instant requestedAt, String worker, int tries, Instant since, Duration length)
            throws SQLException;

    /**
     * Notes that a task is done.
     *
     * @return the ledger's answer afterwards: another worker, unknown to this one, may have been first
     */
    Claim.Done done(String taskId, String type, String worker, Claim.Granted claim, Instant at, String result)
            throws SQLException;

    /** Gives a claim back after a failed attempt; does nothing when it is no longer this worker's. */
    void release(String taskId, String worker, int attempt) throws SQLException;

    /**
     * Gives a claim back after the last attempt, and notes why the task has failed for good; does nothing when it is no
     * longer this worker's.
     */
    void failed(String taskId, String worker, int attempt, Instant at, String error) throws SQLException;

    /**
     * Extends a claim while its work goes on.
     *
     * @param length how long it is valid from now on
     * @return whether the work is still wanted: not when the task has been cancelled, done, requested again, or taken
     *     over by another attempt
     */
    boolean renew(String taskId, String worker, int attempt, Duration length) throws SQLException;
}
