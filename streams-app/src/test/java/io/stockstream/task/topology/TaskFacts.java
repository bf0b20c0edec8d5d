package io.stockstream.task.topology;

import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;

/** Facts about one task as tests say them. */
public final class TaskFacts {

    public static final String ID = "order:123:notification:processed";
    public static final String TYPE = "order_notification";
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private TaskFacts() {}

    public static TaskRequested request() {
        return new TaskRequested(ID, TYPE, TaskQueue.PRIORITY, "{\"a\":1}", at(0));
    }

    public static TaskReported report(TaskState state, int attempt, int second) {
        return TaskReported.newBuilder()
                .setTaskId(ID)
                .setType(TYPE)
                .setQueue(TaskQueue.PRIORITY)
                .setState(state)
                .setAttempt(attempt)
                .setAt(at(second))
                .setWorker(attempt == 0 ? null : "w" + attempt)
                .setError(state == TaskState.RETRYING || state == TaskState.FAILED ? "no " + attempt : null)
                .setResultJson(state == TaskState.SUCCEEDED ? "{\"sent\":true}" : null)
                .setNextAttemptAt(state == TaskState.RETRYING ? at(second + 10) : null)
                .build();
    }

    public static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
