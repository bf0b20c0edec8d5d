package io.stockstream.task.http;

import io.stockstream.platform.decision.DecisionBoard;
import io.stockstream.platform.decision.DecisionWatch;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.task.Task;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for new tasks and, when asked to, waits until they are over. */
@Component
class TaskRequests {

    private static final int MOST_LOOKS = 10;
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final TaskCommands commands;
    private final TaskQueries tasks;
    private final DecisionBoard<Task> states;
    private final JsonMapper mapper;

    TaskRequests(TaskCommands commands, TaskQueries tasks, DecisionBoard<Task> states, JsonMapper mapper) {
        this.commands = commands;
        this.tasks = tasks;
        this.states = states;
        this.mapper = mapper;
    }

    /**
     * Requests a task, unless it was already requested under the same key.
     *
     * @return the task as it is known; empty when it is new
     * @throws ApiException when the key belongs to another payload
     */
    Optional<StoredTask> send(NewTask task) {
        Optional<StoredTask> known = task.named() ? known(task.taskId()) : Optional.empty();
        if (known.isEmpty()) {
            commands.request(
                    task.taskId(), task.type(), task.queue(), task.payload().toString());
        } else if (!isSame(task, known.get())) {
            throw ApiException.of(
                    ProblemCode.CONFLICTING_DUPLICATE,
                    "Task %s was created under this key with another payload; it is %s."
                            .formatted(task.taskId(), TaskView.word(known.get().state())));
        }
        return known;
    }

    /**
     * Asks for a task and waits until it is over.
     *
     * @return the task if known; empty when it is new and no report of it came in time
     */
    Optional<StoredTask> send(NewTask task, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        try (DecisionWatch<Task> watch = states.watch(task.taskId(), TaskRequests::isOver)) {
            Optional<StoredTask> known = send(task);
            if (known.filter(StoredTask::isOver).isPresent()) {
                return known;
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            return watch.await(TaskRequests::isOver, left).map(StoredTask::of).or(() -> known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isOver(Task task) {
        return switch (task.getState()) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            default -> false;
        };
    }

    /** The request and its report are of two topics, so that for a moment a task may be known without its payload. */
    private Optional<StoredTask> known(String taskId) {
        Optional<StoredTask> task = tasks.find(taskId, true);
        for (int again = 0;
                again < MOST_LOOKS
                        && task.filter(each -> each.payload() == null).isPresent();
                again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            task = tasks.find(taskId, true);
        }
        return task.filter(each -> each.payload() != null);
    }

    /** The order of fields does not matter. */
    private boolean isSame(NewTask task, StoredTask known) {
        try {
            JsonNode payload = mapper.readTree(known.payload());
            // Read the same way as the payload that is kept: numbers have several Java types.
            return payload.equals(mapper.readTree(task.payload().toString()));
        } catch (JacksonException e) {
            return false;
        }
    }
}
