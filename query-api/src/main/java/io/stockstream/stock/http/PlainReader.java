package io.stockstream.stock.http;

import io.stockstream.movement.MovementReader;
import io.stockstream.platform.web.StrictJson;
import io.stockstream.stock.http.Submission.Intake;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads movements without an envelope: one object, or an array of them. */
@Component
final class PlainReader {

    private final StrictJson json;
    private final MovementReader movements = new MovementReader();

    PlainReader(StrictJson json) {
        this.json = json;
    }

    Intake read(byte[] body) {
        JsonNode node = json.parse(body);
        return node.isArray() ? BatchReader.read(node, this::submission) : new Intake.Single(submission(node, ""));
    }

    private Submission submission(JsonNode movement, String prefix) {
        return Submission.ofPlain(movements.read(movement, prefix));
    }
}
