package io.stockstream.task.decide;

import io.stockstream.task.Task;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.util.Comparator;

/**
 * Builds the state of a task from the facts about it. Requests and reports come from several topics without an order
 * among each other, and any of them may be repeated. So a fact is itself a small state, and {@link #join} of two states
 * is commutative and idempotent: the final state does not depend on the order.
 *
 * <p>The state that counts is the greatest by (succeeded, attempt, rank of the state):
 *
 * <ol>
 *   <li>SUCCEEDED is greater than all else: a task that is done stays done, whatever a late worker reports.
 *   <li>Else the higher attempt is.
 *   <li>Within an attempt: RUNNING, RETRYING, FAILED, CANCELLED, REQUESTED, ascending. REQUESTED with the number of an
 *   attempt means that the task was requested again after that attempt failed or was cancelled, so it sorts after both,
 *   and before the next attempt, whose number is higher. The first request has attempt 0, below everything.
 *   <li>Of two that say the same of the same attempt the earlier counts, because the second only repeats it; of two
 *   RETRYING or REQUESTED the later.
 * </ol>
 *
 * <p>The progress of the work is kept separately, see {@link Progress}: it is that of the newest attempt, whatever the
 * state is.
 */
public final class TaskFold {

    private static final Comparator<Task> STATE = Comparator.comparing(
                    (Task task) -> task.getState() == TaskState.SUCCEEDED)
            .thenComparingInt(Task::getAttempt)
            .thenComparingInt(task -> rank(task.getState(), task.getAttempt()))
            .thenComparingLong(task -> Attempts.weight(task.getState(), task.getUpdatedAt()))
            .thenComparing(Task::getError, Attempts.TEXTS)
            .thenComparing(Task::getResultJson, Attempts.TEXTS)
            .thenComparing(Task::getNextAttemptAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The request; one with a payload comes from the request itself, which is more accurate than reports. */
    private static final Comparator<Task> REQUEST = Comparator.comparing((Task task) -> task.getPayload() != null)
            .thenComparing(Task::getPayload, Attempts.TEXTS)
            .thenComparing(Task::getQueue, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Task::getType);

    private TaskFold() {}

    /** The state from a request alone. */
    public static Task of(TaskRequested request) {
        return Task.newBuilder()
                .setTaskId(request.getTaskId())
                .setType(request.getType())
                .setQueue(request.getQueue())
                .setState(TaskState.REQUESTED)
                .setPayload(request.getPayload())
                .setRequestedAt(request.getRequestedAt())
                .setUpdatedAt(request.getRequestedAt())
                .setVersion(1)
                .build();
    }

    /** The state from a report alone. */
    public static Task of(TaskReported report) {
        boolean tells = report.getState() == TaskState.RUNNING && report.getProgress() != null;
        return Task.newBuilder()
                .setTaskId(report.getTaskId())
                .setType(report.getType())
                .setQueue(report.getQueue())
                .setState(report.getState())
                .setAttempt(report.getAttempt())
                .setAttempts(Attempts.of(report))
                .setResultJson(report.getResultJson())
                .setError(report.getError())
                .setNextAttemptAt(report.getNextAttemptAt())
                .setRequestedAt(report.getAt())
                .setUpdatedAt(report.getAt())
                .setVersion(1)
                .setProgress(tells ? report.getProgress() : null)
                .setProgressMessage(tells ? report.getProgressMessage() : null)
                .setProgressAt(tells ? report.getAt() : null)
                .build();
    }

    /**
     * What a task is after another fact.
     *
     * @param before what is known; {@code null} when nothing is
     * @param fact the state from the fact alone
     * @return {@code before} itself when the fact changes nothing; otherwise the version is one higher. Only the
     *     version depends on the order
     */
    public static Task join(Task before, Task fact) {
        if (before == null) {
            return fact;
        }
        Task request = greater(REQUEST, before, fact);
        Task state = greater(STATE, before, fact);
        Task joined = Progress.newer(before, fact)
                .in(Task.newBuilder(state))
                .setType(request.getType())
                .setQueue(request.getQueue())
                .setPayload(request.getPayload())
                .setAttempts(Attempts.join(before.getAttempts(), fact.getAttempts()))
                .setRequestedAt(
                        before.getRequestedAt().isBefore(fact.getRequestedAt())
                                ? before.getRequestedAt()
                                : fact.getRequestedAt())
                .setVersion(before.getVersion())
                .build();
        return Values.of(joined).equals(Values.of(before))
                ? before
                : Task.newBuilder(joined).setVersion(before.getVersion() + 1).build();
    }

    private static <T> T greater(Comparator<T> order, T one, T other) {
        return order.compare(one, other) >= 0 ? one : other;
    }

    /** The place of a state within its attempt. */
    private static int rank(TaskState state, int attempt) {
        return switch (state) {
            case UNKNOWN -> -1;
            case REQUESTED -> attempt == 0 ? 0 : 5;
            case RUNNING -> 1;
            case RETRYING -> 2;
            case FAILED -> 3;
            case CANCELLED -> 4;
            case SUCCEEDED -> 6;
        };
    }
}
