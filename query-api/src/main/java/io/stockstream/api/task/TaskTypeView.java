package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.tasktype.KnownType;
import io.stockstream.task.TaskType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A type of task as the API shows it. */
@Schema(name = "TaskType", description = "A type of task that workers execute.")
record TaskTypeView(
        @Schema(example = "sum") @JsonProperty("type") String type,
        @JsonProperty("description") String description,

        @Schema(
                allowableValues = {"default", "priority", "system", "invoices"},
                description = "The queue of its tasks unless a request names another.")
        @JsonProperty("queue")
        String queue,

        @Schema(
                types = {"object"},
                description = "JSON Schema (draft 2020-12) of the payload.")
        @JsonProperty("payload_schema")
        Object payloadSchema,

        @Schema(description = "How long one attempt may take.") @JsonProperty("time_limit_seconds")
        BigDecimal timeLimitSeconds,

        @Schema(description = "How often a task is tried before it has failed.") @JsonProperty("max_attempts")
        int maxAttempts,

        @Schema(description = "Waiting before the second attempt, the third …; the last also before all that follow.")
        @JsonProperty("retry_delays_seconds")
        List<BigDecimal> retryDelaysSeconds,

        @Schema(description = "Whether only the system creates tasks of the type; clients' requests are refused.")
        @JsonProperty("internal")
        boolean internal) {

    private static final int MILLIS = 3;

    static TaskTypeView of(KnownType known) {
        TaskType told = known.told();
        return new TaskTypeView(
                told.getType(),
                told.getDescription(),
                TaskView.word(told.getQueue().name()),
                known.payloadSchema(),
                seconds(told.getTimeLimitMs()),
                told.getMaxAttempts(),
                told.getRetryDelaysMs().stream().map(TaskTypeView::seconds).toList(),
                known.internal());
    }

    /** Without zeros at the end: 2 and not 2.000, and 600, not 6E+2. */
    private static BigDecimal seconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis, MILLIS).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0, RoundingMode.UNNECESSARY) : seconds;
    }
}
