package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a client gets for a task that is safely written. */
public final class TaskReceipt {

    private TaskReceipt() {}

    /** A new task. */
    @Schema(name = "TaskReceipt", description = "The task is written; a worker takes it within moments.")
    record Created(
            @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
            String taskId) {}

    /** A command on a task. */
    @Schema(name = "TaskCommandReceipt", description = "The command is written.")
    public record Commanded(
            @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
            String taskId,

            @Schema(
                    description = "Of the task, as far as it is known.",
                    allowableValues = {"requested", "running", "retrying", "succeeded", "failed", "cancelled"})
            @JsonProperty("status")
            String status)
            implements TaskAnswer {}

    /**
     * Several tasks that are tried again.
     *
     * @param next where to continue; {@code null} when none are left
     */
    @Schema(name = "TasksRetryReceipt", description = "How many tasks wait for a worker again.")
    public record Retried(
            @Schema(example = "2") @JsonProperty("retried") int retried,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the remaining ones; null when there are none.")
            @JsonProperty("next")
            String next) {}
}
