package io.stockstream.task.decide;

import io.stockstream.task.TaskAttempt;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The attempts at a task, joined from reports in any order. */
final class Attempts {

    /** How many are kept; the newest. */
    static final int MOST = 50;

    static final Comparator<String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<TaskAttempt> END = Comparator.comparingInt(
                    (TaskAttempt attempt) -> rank(attempt.getState()))
            .thenComparingLong(attempt -> weight(attempt.getState(), time(attempt)))
            .thenComparing(TaskAttempt::getWorker, TEXTS)
            .thenComparing(TaskAttempt::getError, TEXTS);

    private Attempts() {}

    /**
     * The attempt that a report is about; none for a request, and for a cancellation only when it stopped a running
     * attempt.
     */
    static List<TaskAttempt> of(TaskReported report) {
        return switch (report.getState()) {
            case RUNNING ->
                List.of(new TaskAttempt(
                        report.getAttempt(), TaskState.RUNNING, begun(report), null, report.getWorker(), null));
            case RETRYING, SUCCEEDED, FAILED -> List.of(ended(report));
            case CANCELLED -> report.getWorker() == null ? List.of() : List.of(ended(report));
            case UNKNOWN, REQUESTED -> List.of();
        };
    }

    private static TaskAttempt ended(TaskReported report) {
        return new TaskAttempt(
                report.getAttempt(),
                report.getState(),
                report.getStartedAt(),
                report.getAt(),
                report.getWorker(),
                report.getError());
    }

    /** A running attempt began when its report says, or when it was told of. */
    private static Instant begun(TaskReported report) {
        return report.getStartedAt() == null ? report.getAt() : report.getStartedAt();
    }

    /** All that either side knows, the newest {@link #MOST}, ascending. */
    static List<TaskAttempt> join(List<TaskAttempt> some, List<TaskAttempt> others) {
        TreeMap<Integer, TaskAttempt> all = new TreeMap<>();
        some.forEach(attempt -> all.merge(attempt.getNumber(), attempt, Attempts::join));
        others.forEach(attempt -> all.merge(attempt.getNumber(), attempt, Attempts::join));
        while (all.size() > MOST) {
            all.pollFirstEntry();
        }
        return new ArrayList<>(all.values());
    }

    /**
     * Orders two that say the same: the earlier is greater, because the second only repeats it; where more may follow,
     * the later.
     */
    static long weight(TaskState state, Instant at) {
        boolean moreMayFollow = state == TaskState.RETRYING || state == TaskState.REQUESTED;
        return moreMayFollow ? at.toEpochMilli() : -at.toEpochMilli();
    }

    private static TaskAttempt join(TaskAttempt one, TaskAttempt other) {
        TaskAttempt end = END.compare(one, other) >= 0 ? one : other;
        return TaskAttempt.newBuilder(end)
                .setStartedAt(earlier(one.getStartedAt(), other.getStartedAt()))
                .build();
    }

    private static Instant time(TaskAttempt attempt) {
        return attempt.getEndedAt() == null ? attempt.getStartedAt() : attempt.getEndedAt();
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static int rank(TaskState state) {
        return switch (state) {
            case RUNNING -> 0;
            case RETRYING -> 1;
            case FAILED -> 2;
            case CANCELLED -> 3;
            case SUCCEEDED -> 4;
            case UNKNOWN, REQUESTED -> -1;
        };
    }
}
