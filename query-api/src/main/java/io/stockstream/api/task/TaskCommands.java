package io.stockstream.api.task;

import io.stockstream.api.fact.Fact;
import io.stockstream.api.fact.FactSender;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks workers for work. */
@Component
class TaskCommands {

    private final FactSender facts;
    private final TaskQueries tasks;

    TaskCommands(FactSender facts, TaskQueries tasks) {
        this.facts = facts;
        this.tasks = tasks;
    }

    /** Asks for new work, or for work that was asked for before under the same id: then it is done once. */
    void request(String taskId, String type, TaskQueue queue, String payload) {
        Instant now = now();
        // The report is what a read waits for: whoever asks for the task at once finds it.
        facts.write(List.of(
                work(new TaskRequested(taskId, type, queue, payload, now)), requested(taskId, type, queue, 0, now)));
    }

    /** Puts a failed task into its queue again. */
    void retry(String taskId) {
        StoredTask task = tasks.find(taskId, true);
        TaskQueue queue = queueOf(task);
        if (!TaskState.FAILED.name().equals(task.state())) {
            throw ApiException.of(
                    ProblemCode.TASK_NOT_FAILED, "The task is %s.".formatted(TaskView.word(task.state())));
        }
        // One after the other: a report without the work behind it would show a task as requested that no worker will
        // ever take.
        facts.write(List.of(work(new TaskRequested(taskId, task.type(), queue, task.payload(), task.requestedAt()))));
        facts.write(List.of(requested(taskId, task.type(), queue, task.lastAttempt(), now())));
    }

    private static TaskQueue queueOf(StoredTask task) {
        for (TaskQueue queue : List.of(TaskQueue.DEFAULT, TaskQueue.PRIORITY)) {
            if (queue.name().equals(task.queue()) && task.payload() != null) {
                return queue;
            }
        }
        throw ApiException.of(
                ProblemCode.TASK_WITHOUT_QUEUE,
                "A task of the type %s is not done by a worker; ask for it anew.".formatted(task.type()));
    }

    private static Fact<TaskReported> requested(
            String taskId, String type, TaskQueue queue, int lastAttempt, Instant at) {
        TaskReported report = TaskReported.newBuilder()
                .setTaskId(taskId)
                .setType(type)
                .setQueue(queue)
                .setState(TaskState.REQUESTED)
                .setAttempt(lastAttempt)
                .setAt(at)
                .build();
        return new Fact<>(Topics.TASK_REPORTS, taskId, report);
    }

    private static Fact<TaskRequested> work(TaskRequested request) {
        Topic<String, TaskRequested> topic =
                request.getQueue() == TaskQueue.PRIORITY ? Topics.TASKS_PRIORITY : Topics.TASKS_DEFAULT;
        return new Fact<>(topic, request.getTaskId(), request);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
