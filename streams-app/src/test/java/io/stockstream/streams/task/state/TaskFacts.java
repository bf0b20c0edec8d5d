package io.stockstream.streams.task.state;

import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;

/** Facts about one task as tests say them. */
final class TaskFacts {

    static final String ID = "order:123:notification:processed";
    static final String TYPE = "order_notification";
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private TaskFacts() {}

    static TaskRequested request() {
        return new TaskRequested(ID, TYPE, TaskQueue.PRIORITY, "{\"a\":1}", at(0));
    }

    static TaskReported report(TaskState state, int attempt, int second) {
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

    static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
