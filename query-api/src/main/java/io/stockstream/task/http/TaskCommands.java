package io.stockstream.task.http;

import io.stockstream.platform.database.TaskLedger;
import io.stockstream.platform.database.TaskLedger.Entry;
import io.stockstream.platform.fact.FactSender;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks workers for work, and asks them to leave it. */
@Component
public class TaskCommands {

    private static final Set<String> RETRIABLE = Set.of(TaskState.FAILED.name(), TaskState.CANCELLED.name());

    private final FactSender facts;
    private final TaskQueries tasks;
    private final TaskLedger ledger;
    private final Redrive redrive;

    TaskCommands(FactSender facts, TaskQueries tasks, TaskLedger ledger, Redrive redrive) {
        this.facts = facts;
        this.tasks = tasks;
        this.ledger = ledger;
        this.redrive = redrive;
    }

    /** Requests a new task, or one already requested under the same id: then it is executed once. */
    void request(String taskId, String type, TaskQueue queue, String payload) {
        Instant now = TaskFacts.now();
        // Reads wait for the report, so a read right after the request finds the task.
        facts.write(List.of(
                TaskFacts.work(new TaskRequested(taskId, type, queue, payload, now)),
                TaskFacts.requested(taskId, type, queue, 0, now)));
    }

    /** Puts a failed or cancelled task into its queue again. Of several who ask at the same time one does. */
    public void retry(String taskId) {
        StoredTask task = tasks.get(taskId, true);
        requireQueue(task);
        if (!RETRIABLE.contains(task.state())) {
            throw ApiException.of(
                    ProblemCode.TASK_NOT_FAILED, "The task is %s.".formatted(TaskView.word(task.state())));
        }
        if (redrive.again(List.of(task)) == 0) {
            throw ApiException.of(
                    ProblemCode.TASK_NOT_FAILED, "Another request retried the task a moment ago, or it is done.");
        }
    }

    /** Cancels a task that has not ended: it will not be started, and a running attempt is interrupted. */
    public void cancel(String taskId) {
        StoredTask task = tasks.get(taskId, true);
        TaskQueue queue = requireQueue(task);
        if (task.isOver()) {
            throw over(TaskView.word(task.state()));
        }
        // First the ledger, by which the workers go. A report that is missing is made by the next who cancels.
        Optional<Integer> marked = ledger.cancel(taskId, task.type(), Math.max(1, task.presentAttempt()));
        int attempt = marked.orElseGet(() -> cancelledBefore(taskId));
        facts.write(List.of(TaskFacts.cancelled(task, queue, attempt)));
    }

    private int cancelledBefore(String taskId) {
        Optional<Entry> entry = ledger.find(taskId);
        return entry.filter(Entry::cancelled)
                .map(Entry::attempt)
                .orElseThrow(() -> over(entry.filter(Entry::done).isPresent() ? "succeeded" : "failed"));
    }

    private static ApiException over(String status) {
        return ApiException.of(ProblemCode.TASK_OVER, "The task is %s.".formatted(status));
    }

    private static TaskQueue requireQueue(StoredTask task) {
        return task.workersQueue()
                .orElseThrow(() -> ApiException.of(
                        ProblemCode.TASK_WITHOUT_QUEUE,
                        "A task of the type %s is not done by a worker.".formatted(task.type())));
    }
}
