package io.stockstream.task.http;

import io.stockstream.platform.fact.Fact;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Creates the API's facts about tasks. */
final class TaskFacts {

    private TaskFacts() {}

    /** Work for a worker. */
    static Fact<TaskRequested> work(TaskRequested request) {
        Topic<String, TaskRequested> topic = switch (request.getQueue()) {
            case PRIORITY -> Topics.TASKS_PRIORITY;
            case SYSTEM -> Topics.TASKS_SYSTEM;
            case INVOICES -> Topics.TASKS_INVOICES;
            default -> Topics.TASKS_DEFAULT;
        };
        return new Fact<>(topic, request.getTaskId(), request);
    }

    /** The original request of a task. */
    static Fact<TaskRequested> again(StoredTask task, TaskQueue queue) {
        return work(new TaskRequested(task.taskId(), task.type(), queue, task.payload(), task.requestedAt()));
    }

    /**
     * A task was requested.
     *
     * @param lastAttempt the attempt that it follows; 0 when there was none
     */
    static Fact<TaskReported> requested(String taskId, String type, TaskQueue queue, int lastAttempt, Instant at) {
        return reported(taskId, type, queue, TaskState.REQUESTED, lastAttempt, at);
    }

    /** A task was cancelled. */
    static Fact<TaskReported> cancelled(StoredTask task, TaskQueue queue, int attempt) {
        return reported(task.taskId(), task.type(), queue, TaskState.CANCELLED, attempt, now());
    }

    /** As exact as the log. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Fact<TaskReported> reported(
            String taskId, String type, TaskQueue queue, TaskState state, int attempt, Instant at) {
        TaskReported report = TaskReported.newBuilder()
                .setTaskId(taskId)
                .setType(type)
                .setQueue(queue)
                .setState(state)
                .setAttempt(attempt)
                .setAt(at)
                .build();
        return new Fact<>(Topics.TASK_REPORTS, taskId, report);
    }
}
