package io.stockstream.stock.intake;

import io.stockstream.movement.CloudEventReader;
import io.stockstream.movement.FieldError;
import io.stockstream.movement.InvalidMovementException;
import io.stockstream.movement.JsonText;
import io.stockstream.stock.MovementReported;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one JSON CloudEvent and passes it on as a fact under its sku; an invalid movement goes to the dead letters. */
final class IntakeProcessor extends ContextualProcessor<byte[], byte[], String, MovementReported> {

    private final JsonMapper json;
    private final CloudEventReader reader = new CloudEventReader();

    IntakeProcessor(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void process(Record<byte[], byte[]> incoming) {
        MovementReported fact = reader.read(parse(incoming.value()), "");
        // The producer's headers are dropped: the envelope's attributes are fields of the fact, and nothing reads any
        // other header.
        context().forward(new Record<>(fact.getSku(), fact, incoming.timestamp()));
    }

    private JsonNode parse(byte[] value) {
        if (value == null) {
            throw invalid("a movement must have a value");
        }
        String text = JsonText.decode(value).orElseThrow(() -> invalid("is not UTF-8"));
        try {
            return json.readTree(text);
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid("has a number that is too large or too small");
        } catch (JacksonException e) {
            throw invalid("is not JSON: " + e.getOriginalMessage());
        }
    }

    private static InvalidMovementException invalid(String message) {
        return new InvalidMovementException(List.of(new FieldError("(value)", null, message)));
    }
}
