package io.stockstream.platform.web;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.JsonText;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies. Whatever two readers could understand differently, such as a key that comes twice, is refused.
 */
@Component
public final class StrictJson {

    /** A CloudEvents batch needs three levels; the rest is room for attributes that we do not know. */
    private static final int MAX_DEPTH = 32;

    /**
     * An order of 1,000 lines and a batch of 500 movements have some 20,000 values each; every value becomes an object.
     */
    private static final int MAX_TOKENS = 100_000;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Prices keep their exact decimals.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Parses a body.
     *
     * @throws ApiException with line and column when the body is not JSON in UTF-8
     */
    public JsonNode parse(byte[] body) {
        if (body == null || body.length == 0) {
            throw malformed("is empty", "1", "1");
        }
        String text = JsonText.decode(body).orElseThrow(StrictJson::notUtf8);
        try {
            JsonNode node = mapper.readTree(text);
            if (node.isMissingNode()) {
                throw malformed("is empty", "1", "1");
            }
            return node;
        } catch (ArithmeticException | NumberFormatException e) {
            // Such as 1e2147483648: the exponent does not fit a BigDecimal.
            throw malformed("A number is too large or too small", "?", "?");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw malformed(
                    words(e.getOriginalMessage()),
                    at == null ? "?" : Integer.toString(at.getLineNr()),
                    at == null ? "?" : Integer.toString(at.getColumnNr()));
        }
    }

    private static ApiException notUtf8() {
        return ApiException.of(ProblemCode.MALFORMED_JSON, new FieldError("(body)", null, "is not UTF-8"));
    }

    /** The parser's words without those about its own inside. */
    private static String words(String message) {
        if (message.startsWith("Trailing token")) {
            return "Something follows after the end of the JSON value,";
        }
        String line = message.lines().findFirst().orElse("cannot be parsed");
        int inside = line.indexOf(", from `");
        return inside < 0 ? line : line.substring(0, inside) + ")";
    }

    private static ApiException malformed(String message, String line, String column) {
        FieldError error = new FieldError("(body)", null, "%s at line %s, column %s".formatted(message, line, column));
        return ApiException.of(ProblemCode.MALFORMED_JSON, error);
    }
}
