package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a client gets for a task that is safely written. */
final class TaskReceipt {

    private TaskReceipt() {}

    /** A new task. */
    @Schema(name = "TaskReceipt", description = "The task is written; a worker takes it within moments.")
    record Created(
            @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
            String taskId) {}

    /** A task that is tried again. */
    @Schema(name = "TaskRetryReceipt", description = "The task waits for a worker again.")
    record Retried(
            @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
            String taskId,

            @Schema(allowableValues = "requested") @JsonProperty("status")
            String status) {}
}
