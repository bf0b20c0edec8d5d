package io.stockstream.task.http;

import io.stockstream.task.Task;
import io.stockstream.task.TaskAttempt;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A task as the private store API gives it; the fields are those of {@link io.stockstream.task.Task}. */
record StoredTask(
        String taskId,
        String type,
        String queue,
        String state,
        String payload,
        List<Attempt> attempts,
        String resultJson,
        String error,
        Instant nextAttemptAt,
        Instant requestedAt,
        Instant updatedAt,
        Integer attempt,
        Integer progress,
        String progressMessage) {

    private static final Set<String> OVER =
            Set.of(TaskState.SUCCEEDED.name(), TaskState.FAILED.name(), TaskState.CANCELLED.name());

    /** A task as learned from the log, in the words of the store API. */
    static StoredTask of(Task task) {
        return new StoredTask(
                task.getTaskId(),
                task.getType(),
                task.getQueue() == null ? null : task.getQueue().name(),
                task.getState().name(),
                task.getPayload(),
                task.getAttempts().stream().map(Attempt::of).toList(),
                task.getResultJson(),
                task.getError(),
                task.getNextAttemptAt(),
                task.getRequestedAt(),
                task.getUpdatedAt(),
                task.getAttempt(),
                task.getProgress(),
                task.getProgressMessage());
    }

    record Attempt(int number, String state, Instant startedAt, Instant endedAt, String worker, String error) {

        private static Attempt of(TaskAttempt told) {
            return new Attempt(
                    told.getNumber(),
                    told.getState().name(),
                    told.getStartedAt(),
                    told.getEndedAt(),
                    told.getWorker(),
                    told.getError());
        }
    }

    /** Whether nothing more happens without a new request. */
    boolean isOver() {
        return OVER.contains(state);
    }

    /** Number of the last attempt; 0 when there was none. */
    int lastAttempt() {
        int listed = attempts.stream().mapToInt(Attempt::number).max().orElse(0);
        return attempt == null ? listed : Math.max(attempt, listed);
    }

    /** Number of the attempt that is under way or comes next, from 1. */
    int presentAttempt() {
        return lastAttempt() + (TaskState.REQUESTED.name().equals(state) ? 1 : 0);
    }

    /** The queue of the task; empty when no worker does it. */
    Optional<TaskQueue> workersQueue() {
        return Arrays.stream(TaskQueue.values())
                .filter(known -> known != TaskQueue.UNKNOWN && known.name().equals(queue) && payload != null)
                .findFirst();
    }
}
