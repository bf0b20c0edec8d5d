package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** How far a task has come, in short. */
@Schema(name = "TaskStatus", description = "The progress of a task.")
record TaskStatusView(
        @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
        String taskId,

        @Schema(allowableValues = {"requested", "running", "retrying", "succeeded", "failed", "cancelled"})
        @JsonProperty("status")
        String status,

        @Schema(
                types = {"object", "array", "string", "number", "boolean", "null"},
                description = "Any JSON value that the type of the task describes; null before it has succeeded.")
        @JsonProperty("result")
        Object result) {

    static TaskStatusView of(TaskView task) {
        return new TaskStatusView(task.taskId(), task.status(), task.result());
    }
}
