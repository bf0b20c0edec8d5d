package io.stockstream.streams;

import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.time.Instant;

/** States of tasks as views read them. */
public final class Tasks {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Tasks() {}

    public static Task task(String id, String type, TaskState state, int second) {
        return Task.newBuilder()
                .setTaskId(id)
                .setType(type)
                .setQueue(TaskQueue.DEFAULT)
                .setState(state)
                .setPayload("{}")
                .setError(state == TaskState.FAILED ? "The Server of " + id + " said no" : null)
                .setRequestedAt(NOON.plusSeconds(second))
                .setUpdatedAt(NOON.plusSeconds(second + 1))
                .setVersion(1)
                .build();
    }
}
