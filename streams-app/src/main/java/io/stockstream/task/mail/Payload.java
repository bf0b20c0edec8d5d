package io.stockstream.task.mail;

import io.stockstream.task.handler.PermanentTaskException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a payload.
 *
 * @param json an object
 */
record Payload(JsonNode json) {

    /** A text that has to be there. */
    String text(String field) throws PermanentTaskException {
        return find(field).orElseThrow(() -> new PermanentTaskException("payload.%s must be a text".formatted(field)));
    }

    /** A text that may be missing or null. */
    Optional<String> find(String field) {
        JsonNode value = json.path(field);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
