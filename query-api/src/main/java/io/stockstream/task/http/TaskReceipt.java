package io.stockstream.task.http;

/** What a client gets for a task that is safely written. */
public final class TaskReceipt {

    private TaskReceipt() {}

    /** A new task. */
    record Created(String taskId) {}

    /** A command on a task. */
    public record Commanded(String taskId, String status) implements TaskAnswer {}

    /**
     * Several tasks that are tried again.
     *
     * @param next where to continue; {@code null} when none are left
     */
    public record Retried(int retried, String next) {}
}
