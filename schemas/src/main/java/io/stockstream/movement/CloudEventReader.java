package io.stockstream.movement;

import io.stockstream.stock.MovementReported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads movements in CloudEvents 1.0 envelopes, structured or binary. Our own reader rather than the CloudEvents SDK,
 * because existing producers send {@code time} as epoch milliseconds, which the specification does not know and the SDK
 * refuses, and because every error has to name its field.
 */
public final class CloudEventReader {

    /** The one event type of this contract. */
    public static final String TYPE = "ru.retail.warehouses.movement";

    private static final String VERSION = "1.0";

    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final MovementReader movements = new MovementReader();

    /**
     * Reads a structured envelope.
     *
     * @param prefix path of the envelope, put before field names in errors: empty, or ending in a dot
     * @throws InvalidMovementException naming every field that is wrong
     */
    public MovementReported read(JsonNode envelope, String prefix) {
        if (envelope == null || !envelope.isObject()) {
            String field = prefix.isEmpty() ? "(body)" : prefix.substring(0, prefix.length() - 1);
            String value = envelope == null ? null : envelope.toString();
            throw new InvalidMovementException(
                    List.of(new FieldError(field, value, "must be a CloudEvents JSON object")));
        }
        return read(new JsonFields(envelope, prefix), envelope.get("data"), prefix + "data.");
    }

    /**
     * Reads a binary-mode event.
     *
     * @param attributes the attributes, keyed by lower-case name without {@code ce-}
     * @param data the body
     * @throws InvalidMovementException naming every field that is wrong: attributes as {@code ce-…}, the body's as
     *     {@code data.…}
     */
    public MovementReported readBinary(Map<String, String> attributes, JsonNode data) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        attributes.forEach(envelope::put);
        return read(new JsonFields(envelope, "ce-"), data, "data.");
    }

    private MovementReported read(JsonFields fields, JsonNode data, String dataPrefix) {
        Envelope envelope = envelope(fields);
        List<FieldError> errors = new ArrayList<>(fields.errors());
        try {
            MovementReported fact = movements.read(data, dataPrefix, errors.isEmpty() ? envelope : Envelope.NONE);
            if (errors.isEmpty()) {
                return fact;
            }
        } catch (InvalidMovementException e) {
            errors.addAll(e.errors());
        }
        throw new InvalidMovementException(errors);
    }

    private static Envelope envelope(JsonFields fields) {
        expect(fields, "specversion", VERSION);
        expect(fields, "type", TYPE);
        expectJson(fields);
        for (String field : List.of("id", "source", "subject", "destination")) {
            fields.limit(field, MovementRules.MAX_ENVELOPE_TEXT, MovementRules.tooLong());
        }
        return new Envelope(
                notEmpty(fields, "id"),
                notEmpty(fields, "source"),
                fields.timeOrMillis("time").orElse(null),
                fields.optionalText("subject").orElse(null),
                fields.optionalText("destination").orElse(null));
    }

    private static void expect(JsonFields fields, String field, String expected) {
        String text = fields.text(field);
        if (!fields.isBad(field) && !text.equals(expected)) {
            fields.error(field, text, "must be " + expected);
        }
    }

    private static void expectJson(JsonFields fields) {
        Optional<String> type = fields.optionalText("datacontenttype");
        if (type.isPresent() && !isJson(type.get()) && !fields.isBad("datacontenttype")) {
            fields.error("datacontenttype", type.get(), "must be application/json");
        }
        if (fields.has("data_base64")) {
            fields.error("data_base64", null, "is not read: put the movement as a JSON object into data instead");
        }
    }

    /** Type and subtype in any case of letters, whatever parameters follow (RFC 9110, section 8.3.1). */
    private static boolean isJson(String mediaType) {
        return JSON.matcher(mediaType).matches();
    }

    private static String notEmpty(JsonFields fields, String field) {
        String text = fields.text(field);
        if (text.isBlank() && !fields.isBad(field)) {
            fields.error(field, text, "must not be empty");
        }
        return text;
    }
}
