package io.stockstream.task.handler;

import io.stockstream.task.TaskQueue;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Executes one type of task; a Spring bean, and all that a new type needs. It may be called by several threads at once
 * and, after a crash between the work and its note in the ledger, again for work that it has done: its effects outside
 * must tolerate that.
 */
public interface TaskHandler {

    /**
     * The type, such as {@code order_notification}: small letters, digits and underscores; no two handlers have the
     * same.
     */
    String type();

    /** Description for people: one sentence. */
    String description();

    /**
     * JSON Schema (draft 2020-12) of the payload: an object without further properties. API requests are checked
     * against it, requests of a topology are not, so {@link #handle} must tolerate any object.
     */
    String payloadSchema();

    /**
     * How long one attempt may take; then it is interrupted and counts as failed. Until then no other worker does the
     * same task.
     */
    Duration timeLimit();

    /**
     * Whether only the system creates tasks of the type: its topologies, and schedules that an operator wrote. The API
     * refuses such requests from clients, but allows the retry of a failed task.
     */
    default boolean internal() {
        return false;
    }

    /** Queue of tasks of the type unless their request names another. */
    default TaskQueue queue() {
        return TaskQueue.DEFAULT;
    }

    /** How it is tried again; empty for what TASK_RETRY_DELAYS and TASK_MAX_ATTEMPTS say. */
    default Optional<RetryPolicy> retryPolicy() {
        return Optional.empty();
    }

    /**
     * Does the work. A task that is cancelled meanwhile is interrupted, as one that takes too long is.
     *
     * @return the result; visible to everyone who may see the task, so without addresses and secrets
     * @throws PermanentTaskException when another attempt cannot help
     * @throws Exception when another attempt may help; its message is shown with the attempt
     */
    JsonNode handle(TaskWork work) throws Exception;
}
