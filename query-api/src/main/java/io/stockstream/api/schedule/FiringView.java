package io.stockstream.api.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What became of a due time, or of a run that was asked for by hand. */
@Schema(name = "ScheduleFiring", description = "The outcome of a due time, or of a run requested by hand.")
record FiringView(
        @Schema(description = "Counts the decisions on the schedule.", example = "12") @JsonProperty("number")
        long number,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "Null when it was requested by hand.",
                example = "2026-11-23T06:30:00Z")
        @JsonProperty("due_at")
        Instant dueAt,

        @Schema(
                types = {"string", "null"},
                description = "Set when it was requested by hand.")
        @JsonProperty("run_id")
        String runId,

        @Schema(
                description =
                        "missed: passed over by missed_runs; overlapped: passed over, because the run before it was not"
                                + " over; refused: a run by hand of a schedule that is deleted or wrong.",
                allowableValues = {"fired", "missed", "overlapped", "refused"})
        @JsonProperty("outcome")
        String outcome,

        @Schema(
                description = "How many older due times this entry covers, too: they were skipped along with it.",
                example = "0")
        @JsonProperty("passed_over")
        long passedOver,

        @Schema(
                types = {"string", "null"},
                description = "Set when fired.",
                example = "schedule:1:2026-11-23T06:30:00Z")
        @JsonProperty("task_id")
        String taskId,

        @Schema(description = "Version of the schedule at that time.", example = "7") @JsonProperty("schedule_version")
        long scheduleVersion,

        @JsonProperty("decided_at") Instant decidedAt) {

    /** The same with the outcome in the words of the public API. */
    FiringView worded() {
        String word = outcome.toLowerCase(Locale.ROOT);
        return new FiringView(number, dueAt, runId, word, passedOver, taskId, scheduleVersion, decidedAt);
    }

    /** As the private store API gives them. */
    record Stored(@JsonProperty("items") List<FiringView> items) {}
}
