package io.stockstream.task.http;

import io.stockstream.task.TaskQueue;
import tools.jackson.databind.JsonNode;

/**
 * A requested task.
 *
 * @param named whether the task may already exist, as when its id comes from the client's idempotency key
 */
record NewTask(String taskId, String type, TaskQueue queue, JsonNode payload, boolean named) {

    /** The same task, which may already exist wherever its id comes from. */
    NewTask askedForBefore() {
        return new NewTask(taskId, type, queue, payload, true);
    }
}
