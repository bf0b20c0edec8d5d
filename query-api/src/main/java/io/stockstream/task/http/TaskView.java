package io.stockstream.task.http;

import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A task as the API shows it. Its payload may hold addresses and is not shown. */
public record TaskView(
        String taskId,
        String type,
        String queue,
        String status,
        Object result,
        String error,
        List<Attempt> attempts,
        Instant requestedAt,
        Instant updatedAt,
        Instant nextAttemptAt,
        Integer progress,
        String progressMessage)
        implements TaskAnswer {

    private static final int ALL = 100;

    /** One try of a worker. */
    public record Attempt(int number, String status, Instant startedAt, Instant endedAt, String worker, String error) {

        private static Attempt of(StoredTask.Attempt stored) {
            return new Attempt(
                    stored.number(),
                    word(stored.state()),
                    stored.startedAt(),
                    stored.endedAt(),
                    stored.worker(),
                    stored.error());
        }
    }

    /**
     * Words a task.
     *
     * @param result what {@code result_json} says; {@code null} when there is none
     */
    static TaskView of(StoredTask stored, JsonNode result) {
        // The last progress report precedes the end, so a task that has succeeded is shown at 100.
        boolean succeeded = TaskState.SUCCEEDED.name().equals(stored.state());
        return new TaskView(
                stored.taskId(),
                stored.type(),
                word(stored.queue()),
                word(stored.state()),
                result,
                stored.error(),
                stored.attempts().stream().map(Attempt::of).toList(),
                stored.requestedAt(),
                stored.updatedAt(),
                stored.nextAttemptAt(),
                succeeded ? Integer.valueOf(ALL) : stored.progress(),
                succeeded ? null : stored.progressMessage());
    }

    static String word(String symbol) {
        return symbol == null ? null : symbol.toLowerCase(Locale.ROOT);
    }
}
