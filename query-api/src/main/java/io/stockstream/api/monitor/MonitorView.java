package io.stockstream.api.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.kafka.QueueReads;
import io.stockstream.api.task.TaskView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The monitor's data for an operator. A value that is unavailable is {@code null}, with the reason among the problems:
 * the rest may be what the operator needs.
 */
@Schema(name = "Monitor", description = "The current state of workers, queues and tasks.")
record MonitorView(
        @Schema(types = {"array", "null"}) @JsonProperty("workers")
        List<QueueReads.Worker> workers,

        @Schema(types = {"array", "null"}) @JsonProperty("queues")
        List<QueueReads.Waiting> queues,

        @Schema(types = {"array", "null"}) @JsonProperty("tasks")
        List<Count> tasks,

        @Schema(
                types = {"array", "null"},
                description = "The newest failed tasks.")
        @JsonProperty("failed")
        List<TaskView> failed,

        @Schema(description = "Why something is missing.") @JsonProperty("problems")
        List<String> problems) {

    /** Tasks of one type in one state. */
    @Schema(name = "TaskCount", description = "Tasks of one type in one state.")
    record Count(
            @Schema(example = "invoice") @JsonProperty("type")
            String type,

            @Schema(allowableValues = {"requested", "running", "retrying", "succeeded", "failed", "cancelled"})
            @JsonProperty("status")
            String status,

            @Schema(example = "42") @JsonProperty("count") long count) {}
}
