package io.stockstream.api.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The response to a run that is safely requested. */
@Schema(name = "ScheduleRunReceipt", description = "The run is requested; its task appears within moments.")
record RunReceipt(
        @Schema(example = "1") @JsonProperty("schedule_id") long scheduleId,

        @Schema(example = "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("run_id")
        String runId,

        @Schema(example = "schedule:1:run:5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11") @JsonProperty("task_id")
        String taskId) {

    static RunReceipt of(long scheduleId, String runId) {
        return new RunReceipt(scheduleId, runId, "schedule:%d:run:%s".formatted(scheduleId, runId));
    }
}
