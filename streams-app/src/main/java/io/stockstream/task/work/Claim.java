package io.stockstream.task.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The ledger's answer to a worker that wants to execute a task. */
sealed interface Claim {

    /**
     * The worker may try.
     *
     * @param attempt number of the attempt, from 1
     * @param tries number of this attempt since the last request, from 1
     * @param since when the attempt began, milliseconds; {@code null} when the ledger granted nothing and the attempt
     *     ends all the same
     * @param lost the attempt before, if its worker was not heard of again
     */
    record Granted(int attempt, int tries, Instant since, Optional<Lost> lost) implements Claim {}

    /**
     * An attempt whose worker was not heard of again.
     *
     * @param since when it began, milliseconds
     */
    record Lost(String worker, Instant since) {}

    /**
     * Another worker is at it.
     *
     * @param remaining how long it may still be
     */
    record Busy(Duration remaining) implements Claim {}

    /**
     * The task is done.
     *
     * @param attempt number of the attempt that did it
     * @param since when that attempt began, milliseconds
     * @param at when it was done, milliseconds
     * @param worker who did it
     * @param result JSON
     */
    record Done(int attempt, Instant since, Instant at, String worker, String result) implements Claim {}

    /**
     * Cancellation of the task was requested.
     *
     * @param attempt number of the newest attempt; 1 when there was none
     * @param at when that was asked, milliseconds
     */
    record Cancelled(int attempt, Instant at) implements Claim {}

    /** The task was requested before the horizon of the ledger: whether it was done is not known any more. */
    record Forgotten() implements Claim {}

    /**
     * The task has failed for good.
     *
     * @param attempt number of the attempt that failed last
     * @param since when that attempt began, milliseconds; {@code null} when no worker noted it
     * @param at when it failed, milliseconds
     * @param worker who made it
     * @param error why, for people
     */
    record Failed(int attempt, Instant since, Instant at, String worker, String error) implements Claim {}
}
