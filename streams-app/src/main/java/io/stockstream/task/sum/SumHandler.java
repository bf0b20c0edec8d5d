package io.stockstream.task.sum;

import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Adds numbers up, exactly. */
@Component
final class SumHandler implements TaskHandler {

    private static final int MOST_NUMBERS = 1_000;

    /** A number with an exponent is short as a text, and its digits could fill the memory. */
    private static final int MOST_DECIMALS = 30;

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(30);

    @Override
    public String type() {
        return "sum";
    }

    @Override
    public String description() {
        return "Adds numbers up, exactly; each with at most 30 decimals.";
    }

    @Override
    public String payloadSchema() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {
                    "numbers": {
                      "type": "array",
                      "minItems": 1,
                      "maxItems": 1000,
                      "items": {"type": "number", "minimum": -1e30, "maximum": 1e30}
                    }
                  },
                  "required": ["numbers"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofSeconds(10);
    }

    @Override
    public JsonNode handle(TaskWork work) throws PermanentTaskException {
        JsonNode numbers = work.payload().path("numbers");
        if (!numbers.isArray() || numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            throw new PermanentTaskException("payload.numbers must be 1 to %d numbers".formatted(MOST_NUMBERS));
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < numbers.size(); i++) {
            sum = sum.add(number(numbers.get(i), i));
        }
        return JsonNodeFactory.instance.objectNode().put("sum", sum);
    }

    private static BigDecimal number(JsonNode node, int index) throws PermanentTaskException {
        // An integer of many digits is as long as its text; the scale of a decimal is checked before anything is made
        // of it.
        BigDecimal number = node.isNumber() ? node.decimalValue() : null;
        if (number == null
                || Math.abs((long) number.scale()) > MOST_DECIMALS
                || number.abs().compareTo(LARGEST) > 0) {
            throw new PermanentTaskException(
                    "payload.numbers[%d] must be a number from -1e30 to 1e30 with at most %d decimals"
                            .formatted(index, MOST_DECIMALS));
        }
        return number;
    }
}
