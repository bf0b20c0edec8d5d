package io.stockstream.api.task;

import io.stockstream.task.TaskQueue;
import tools.jackson.databind.JsonNode;

/**
 * A task that somebody asks for.
 *
 * @param named whether the same task may be known already, as when its id comes from a key of the client
 */
record NewTask(String taskId, String type, TaskQueue queue, JsonNode payload, boolean named) {

    /** The same task, which may be known whatever its id comes from. */
    NewTask askedForBefore() {
        return new NewTask(taskId, type, queue, payload, true);
    }
}
