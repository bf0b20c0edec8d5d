package io.stockstream.task.http;

import io.stockstream.task.TaskType;
import io.stockstream.task.type.KnownType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A type of task as the API shows it. */
record TaskTypeView(
        String type,
        String description,
        String queue,
        Object payloadSchema,
        BigDecimal timeLimitSeconds,
        int maxAttempts,
        List<BigDecimal> retryDelaysSeconds,
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
