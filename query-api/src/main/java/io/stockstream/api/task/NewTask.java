package io.stockstream.api.task;

import io.stockstream.task.TaskQueue;
import tools.jackson.databind.JsonNode;

/**
 * A task that somebody asks for.
 *
 * @param named whether its id comes from a key of the client, so that the same task may be known already
 */
record NewTask(String taskId, String type, TaskQueue queue, JsonNode payload, boolean named) {}
