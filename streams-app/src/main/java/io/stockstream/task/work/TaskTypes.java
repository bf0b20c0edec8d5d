package io.stockstream.task.work;

import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRules;
import io.stockstream.task.TaskType;
import io.stockstream.task.handler.RetryPolicy;
import io.stockstream.task.handler.TaskHandler;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the handlers' definitions of their types, and creates the records that announce them. */
final class TaskTypes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final JsonMapper JSON = new JsonMapper();

    private TaskTypes() {}

    /**
     * What callers may know of a type.
     *
     * @param common the policy of types that have none of their own
     */
    static TaskType of(TaskHandler handler, RetryPolicy common) {
        RetryPolicy policy = handler.retryPolicy().orElse(common);
        return TaskType.newBuilder()
                .setType(handler.type())
                .setDescription(handler.description())
                .setQueue(handler.queue())
                .setPayloadSchema(handler.payloadSchema())
                .setTimeLimitMs(handler.timeLimit().toMillis())
                .setMaxAttempts(policy.maxAttempts())
                .setRetryDelaysMs(
                        policy.delays().stream().map(Duration::toMillis).toList())
                .setInternal(handler.internal())
                .build();
    }

    /**
     * Sees that a handler is well described, so that a mistake shows at the start and not with the first task.
     *
     * @throws IllegalStateException naming the error
     */
    static void require(TaskHandler handler) {
        String type = handler.type();
        require(
                NAME.matcher(type).matches() && type.length() <= TaskRules.MAX_TYPE,
                type,
                "type() must be small letters, digits and underscores, at most " + TaskRules.MAX_TYPE);
        require(!handler.description().isBlank(), type, "description() must say what it does");
        require(
                handler.internal()
                        ? handler.queue() != TaskQueue.UNKNOWN
                        : handler.queue() == TaskQueue.DEFAULT || handler.queue() == TaskQueue.PRIORITY,
                type,
                "queue() must be DEFAULT or PRIORITY, or with internal() SYSTEM or INVOICES");
        Duration limit = handler.timeLimit();
        require(
                limit.isPositive() && limit.compareTo(RetryPolicy.LONGEST_DELAY) <= 0,
                type,
                "timeLimit() must be above zero and at most " + RetryPolicy.LONGEST_DELAY);
        JsonNode schema = schema(handler);
        require(
                schema.path("type").asString("").equals("object")
                        && schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").booleanValue(),
                type,
                "payloadSchema() must be of type object with additionalProperties false");
    }

    private static JsonNode schema(TaskHandler handler) {
        try {
            return JSON.readTree(handler.payloadSchema());
        } catch (JacksonException e) {
            throw new IllegalStateException("Handler %s: payloadSchema() is not JSON".formatted(handler.type()), e);
        }
    }

    private static void require(boolean holds, String type, String rule) {
        if (!holds) {
            throw new IllegalStateException("Handler %s: %s".formatted(type, rule));
        }
    }
}
