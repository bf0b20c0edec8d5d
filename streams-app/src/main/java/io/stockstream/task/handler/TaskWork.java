package io.stockstream.task.handler;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at a task.
 *
 * @param taskId names the work; it is the same at every attempt, so ids derived from it are the same as well
 * @param payload a JSON object
 * @param attempt number of the attempt, from 1
 * @param requestedAt when the task was requested
 * @param audience hears how far the work is
 */
public record TaskWork(String taskId, JsonNode payload, int attempt, Instant requestedAt, Audience audience) {

    /** Receives the progress of the work. */
    @FunctionalInterface
    public interface Audience {

        /** See {@link TaskWork#progress}. */
        void progress(int percent, String message);
    }

    /** Work without a receiver of its progress. */
    public TaskWork(String taskId, JsonNode payload, int attempt, Instant requestedAt) {
        this(taskId, payload, attempt, requestedAt, (percent, message) -> {});
    }

    /**
     * Reports the progress of the work. Returns at once; reports are sent about every second as long as that is
     * possible.
     *
     * @param percent 0 to 100; values beyond are clamped
     * @param message for people, or {@code null}; visible to everyone who may see the task, so without addresses and
     *     secrets
     */
    public void progress(int percent, String message) {
        audience.progress(percent, message);
    }
}
