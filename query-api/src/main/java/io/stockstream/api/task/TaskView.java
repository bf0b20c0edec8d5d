package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.task.TaskState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A task as the API shows it. Its payload may hold addresses and is not shown. */
@Schema(name = "Task", description = "A task and its progress.")
public record TaskView(
        @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
        String taskId,

        @Schema(example = "notification") @JsonProperty("type")
        String type,

        @Schema(
                types = {"string", "null"},
                allowableValues = {"default", "priority", "system", "invoices"},
                description = "Null when no worker executes the task, as with those of orders.",
                example = "priority")
        @JsonProperty("queue")
        String queue,

        @Schema(
                allowableValues = {"requested", "running", "retrying", "succeeded", "failed", "cancelled"},
                description = "A task that ends within half a second is never running.")
        @JsonProperty("status")
        String status,

        @Schema(
                types = {"object", "array", "string", "number", "boolean", "null"},
                description = "Any JSON value that the type of the task describes; null before it has succeeded.")
        @JsonProperty("result")
        Object result,

        @Schema(
                types = {"string", "null"},
                description = "Why it failed.")
        @JsonProperty("error")
        String error,

        @JsonProperty("attempts") List<Attempt> attempts,
        @JsonProperty("requested_at") Instant requestedAt,
        @JsonProperty("updated_at") Instant updatedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "Set while it is retrying.")
        @JsonProperty("next_attempt_at")
        Instant nextAttemptAt,

        @Schema(
                types = {"integer", "null"},
                minimum = "0",
                maximum = "100",
                description =
                        "Progress of the newest attempt in percent: 100 once it has succeeded, null when its worker reports none.")
        @JsonProperty("progress")
        Integer progress,

        @Schema(types = {"string", "null"}) @JsonProperty("progress_message")
        String progressMessage)
        implements TaskAnswer {

    private static final int ALL = 100;

    /** One try of a worker. */
    @Schema(name = "TaskAttempt", description = "One attempt of a worker.")
    public record Attempt(
            @Schema(example = "1") @JsonProperty("number") int number,

            @Schema(allowableValues = {"running", "retrying", "succeeded", "failed", "cancelled"})
            @JsonProperty("status")
            String status,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @JsonProperty("started_at")
            Instant startedAt,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @JsonProperty("ended_at")
            Instant endedAt,

            @Schema(types = {"string", "null"}) @JsonProperty("worker")
            String worker,

            @Schema(types = {"string", "null"}) @JsonProperty("error")
            String error) {

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
