package io.stockstream.streams.task;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at a task.
 *
 * @param taskId names the work; the same at every attempt, so what is made of it is the same too
 * @param payload a JSON object
 * @param attempt number of the attempt, from 1
 * @param requestedAt when the task was asked for
 * @param audience hears how far the work is
 */
public record TaskWork(String taskId, JsonNode payload, int attempt, Instant requestedAt, Audience audience) {

    /** Who wants to know how far the work is. */
    @FunctionalInterface
    public interface Audience {

        /** See {@link TaskWork#progress}. */
        void progress(int percent, String message);
    }

    /** Work whose progress nobody follows. */
    public TaskWork(String taskId, JsonNode payload, int attempt, Instant requestedAt) {
        this(taskId, payload, attempt, requestedAt, (percent, message) -> {});
    }

    /**
     * Tells how far the work is; returns at once, and is told on about every second as long as that is possible.
     *
     * @param percent 0 to 100; what is beyond counts as the nearest
     * @param message for people, or {@code null}; shown to everybody who may see the task, so without addresses and secrets
     */
    public void progress(int percent, String message) {
        audience.progress(percent, message);
    }
}
