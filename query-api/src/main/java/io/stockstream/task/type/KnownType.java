package io.stockstream.task.type;

import io.stockstream.movement.FieldError;
import io.stockstream.task.TaskType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A type of task that workers can do. */
public final class KnownType {

    private final TaskType told;
    private final PayloadSchema schema;

    private KnownType(TaskType told, PayloadSchema schema) {
        this.told = told;
        this.schema = schema;
    }

    /**
     * Creates it from a worker's announcement.
     *
     * @throws IllegalArgumentException when payloads cannot be checked by its schema
     */
    static KnownType of(TaskType told) {
        return new KnownType(told, PayloadSchema.of(told.getPayloadSchema()));
    }

    /** The workers' announcement. */
    public TaskType told() {
        return told;
    }

    /** Whether only the system asks for tasks of the type. */
    public boolean internal() {
        return told.getInternal();
    }

    /** The JSON Schema of the payload. */
    public JsonNode payloadSchema() {
        return schema.json();
    }

    /**
     * Checks a payload.
     *
     * @param field that holds the payload
     * @return what is wrong; empty when nothing is
     */
    public List<FieldError> check(JsonNode payload, String field) {
        return schema.check(payload, field);
    }
}
