package io.stockstream.streams.task;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at a task.
 *
 * @param taskId names the work; the same at every attempt, so what is made of it is the same too
 * @param payload a JSON object
 * @param attempt number of the attempt, from 1
 * @param requestedAt when the task was asked for
 */
public record TaskWork(String taskId, JsonNode payload, int attempt, Instant requestedAt) {}
