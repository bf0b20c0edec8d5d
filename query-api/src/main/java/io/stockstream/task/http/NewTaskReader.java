package io.stockstream.task.http;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.JsonFields;
import io.stockstream.movement.JsonText;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.StrictJson;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.type.KnownType;
import io.stockstream.task.type.TaskTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads requests for tasks, and collects all errors of one. */
@Component
final class NewTaskReader {

    private static final int MAX_ERRORS = 100;
    private static final int MAX_KEY = 200;
    /** In bytes of UTF-8: a task is kept in several topics and stores. */
    private static final int MAX_PAYLOAD = 100_000;

    private static final String TYPE = "type";
    private static final String PAYLOAD = "payload";
    private static final String QUEUE = "queue";
    private static final String KEY = "key";
    private static final Set<String> FIELDS = Set.of(TYPE, PAYLOAD, QUEUE, KEY);
    private static final List<String> QUEUES = List.of("default", "priority");

    private final StrictJson json;
    private final TaskTypes types;

    NewTaskReader(StrictJson json, TaskTypes types) {
        this.json = json;
        this.types = types;
    }

    /**
     * Reads a body.
     *
     * @param ids gives the id of a task without a key
     * @throws ApiException naming every wrong field, or the types that there are
     */
    NewTask read(byte[] body, Supplier<String> ids) {
        JsonNode node = json.parse(body);
        if (!node.isObject()) {
            throw ApiException.invalid("(body)", node.toString(), "must be a JSON object");
        }
        JsonFields fields = new JsonFields(node, "");
        fields.refuseOthersThan(FIELDS);
        String typeName = fields.text(TYPE);
        Optional<TaskQueue> queue = fields.optionalText(QUEUE).flatMap(text -> queue(text, fields));
        Optional<String> key = fields.optionalText(KEY);
        key.ifPresent(text -> checkKey(text, fields));
        JsonNode payload = fields.has(PAYLOAD) ? node.get(PAYLOAD) : JsonNodeFactory.instance.objectNode();
        checkPayload(payload, fields);
        if (fields.isBad(TYPE)) {
            refuse(fields.errors());
        }
        KnownType type = types.get(TYPE, typeName);
        List<FieldError> errors = new ArrayList<>(fields.errors());
        if (errors.stream().noneMatch(error -> error.field().startsWith(PAYLOAD))) {
            errors.addAll(type.check(payload, PAYLOAD));
        }
        refuse(errors);
        String taskId = key.map(text -> named(typeName, text)).orElseGet(ids);
        return new NewTask(taskId, typeName, queue.orElse(type.told().getQueue()), payload, key.isPresent());
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
    }

    private static Optional<TaskQueue> queue(String text, JsonFields fields) {
        if (QUEUES.contains(text)) {
            return Optional.of(TaskQueue.valueOf(text.toUpperCase(Locale.ROOT)));
        }
        if (!fields.isBad(QUEUE)) {
            fields.error(QUEUE, text, "must be one of " + String.join(", ", QUEUES));
        }
        return Optional.empty();
    }

    private static void checkKey(String key, JsonFields fields) {
        int length = key.codePointCount(0, key.length());
        if (!fields.isBad(KEY)
                && (key.isBlank() || length > MAX_KEY || key.chars().anyMatch(Character::isISOControl))) {
            fields.error(KEY, key, "must have 1 to %d characters, none of them control characters".formatted(MAX_KEY));
        }
    }

    private static void checkPayload(JsonNode payload, JsonFields fields) {
        if (!payload.isObject()) {
            fields.error(PAYLOAD, payload.toString(), "must be a JSON object");
            return;
        }
        String text = payload.toString();
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_PAYLOAD) {
            fields.error(PAYLOAD, size + " bytes", "must have at most %d bytes".formatted(MAX_PAYLOAD));
        } else {
            JsonText.problem(payload, PAYLOAD)
                    .ifPresent(problem -> fields.error(problem.field(), problem.value(), problem.message()));
        }
    }

    /** The same key is the same task, of each type apart; a key cannot hold a line feed. */
    private static String named(String type, String key) {
        byte[] name = ("task\n" + type + "\n" + key).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
