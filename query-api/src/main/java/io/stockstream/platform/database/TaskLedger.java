package io.stockstream.platform.database;

import java.util.Optional;

/**
 * The ledger of the task workers, as far as the API writes it. Every method throws an
 * {@link io.stockstream.platform.web.ApiException} {@code database_unavailable} when PostgreSQL is away.
 */
public interface TaskLedger {

    /**
     * The ledger's entry for a task.
     *
     * @param attempt number of the newest attempt
     */
    record Entry(int attempt, boolean done, boolean failed, boolean cancelled) {}

    /** The ledger's entry for a task; empty when no worker has begun it and it was not cancelled. */
    Optional<Entry> find(String taskId);

    /**
     * Marks a task as cancelled, unless it is over.
     *
     * @param attempt that the cancellation at least belongs to, from 1
     * @return the attempt that it belongs to; empty when the task was done, given up or cancelled before
     */
    Optional<Integer> cancel(String taskId, String type, int attempt);

    /**
     * Removes the marks of a task that is to be retried. Of several concurrent requests only one may put it into its
     * queue.
     *
     * @param attempt the newest that is known to be over, from 1
     * @return the attempt that the next one follows; empty when there is nothing to retry, or another caller is
     *     retrying it
     */
    Optional<Integer> redrive(String taskId, String type, int attempt);

    /** Marks a task as given up again that was to be retried but may not have got into its queue. */
    void giveBack(String taskId);
}
