package io.stockstream.movement;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads the {@code data} of a movement: movement_id, warehouse_id, timestamp, event, product_id, quantity. */
public final class MovementReader {

    /**
     * Reads a plain movement.
     *
     * @param data the JSON object
     * @param prefix path of the object, put before field names in errors: empty, or ending in a dot
     * @throws InvalidMovementException naming every field that is wrong
     */
    public MovementReported read(JsonNode data, String prefix) {
        return read(data, prefix, Envelope.NONE);
    }

    MovementReported read(JsonNode data, String prefix, Envelope envelope) {
        if (data == null || !data.isObject()) {
            throw new InvalidMovementException(List.of(notAnObject(data, prefix)));
        }
        JsonFields fields = new JsonFields(data, prefix);
        MovementReported fact = new MovementReported(
                MovementRules.canonicalMovementId(fields.text("movement_id")),
                fields.text("warehouse_id"),
                fields.text("product_id"),
                event(fields),
                fields.wholeNumber("quantity", MovementRules.quantityMessage()),
                fields.time("timestamp").truncatedTo(ChronoUnit.MICROS),
                envelope.id(),
                envelope.source(),
                truncated(envelope.time()),
                envelope.subject(),
                envelope.destination());
        refuseIfWrong(fields, MovementRules.check(fact, prefix));
        return fact;
    }

    private static void refuseIfWrong(JsonFields fields, List<FieldError> broken) {
        List<FieldError> errors = JsonFields.merged(fields.errors(), broken);
        if (!errors.isEmpty()) {
            throw new InvalidMovementException(errors);
        }
    }

    private static MovementEvent event(JsonFields fields) {
        String text = fields.text("event");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "arrival" -> MovementEvent.ARRIVAL;
            case "departure" -> MovementEvent.DEPARTURE;
            default -> {
                if (!fields.isBad("event")) {
                    fields.error("event", text, "must be arrival or departure");
                }
                yield MovementEvent.UNKNOWN;
            }
        };
    }

    private static Instant truncated(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    private static FieldError notAnObject(JsonNode data, String prefix) {
        String field = prefix.isEmpty() ? "(body)" : prefix.substring(0, prefix.length() - 1);
        return data == null || data.isNull()
                ? new FieldError(field, null, "is missing")
                : new FieldError(field, data.toString(), "must be a JSON object");
    }
}
