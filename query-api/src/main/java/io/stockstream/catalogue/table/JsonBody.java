package io.stockstream.catalogue.table;

import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.movement.JsonNumbers;
import io.stockstream.movement.JsonText;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object: jsonb. Whatever jsonb cannot hold, or holds in another size than it came in, is refused here, because
 * PostgreSQL cannot say which part of it is wrong.
 *
 * @param longest in bytes, as PostgreSQL writes it: numbers in full, and a space after every comma and colon
 */
public record JsonBody(int longest) implements FieldType {

    private static final JsonMapper PLAIN = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .build();

    @Override
    public Object read(JsonNode node) throws WrongValueException {
        if (!node.isObject()) {
            throw new WrongValueException("must be a JSON object");
        }
        long spaces = check(node);
        String text = PLAIN.writeValueAsString(node);
        if (text.getBytes(StandardCharsets.UTF_8).length + spaces > longest) {
            throw new WrongValueException("must have at most %d bytes".formatted(longest));
        }
        return text;
    }

    /** Refuses what jsonb cannot hold; else says how many spaces PostgreSQL writes into it. */
    private static long check(JsonNode node) throws WrongValueException {
        long spaces = Math.max(0, node.size() - 1);
        if (node.isObject()) {
            spaces += node.size();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                checkText(field.getKey());
                spaces += check(field.getValue());
            }
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                spaces += check(element);
            }
        } else if (node.isString()) {
            checkText(node.stringValue());
        } else if (node.isNumber() && JsonNumbers.isBomb(node)) {
            throw new WrongValueException(
                    "must not contain a number with more than %d digits before or after the decimal point"
                            .formatted(JsonNumbers.MAX_DIGITS));
        }
        return spaces;
    }

    private static void checkText(String text) throws WrongValueException {
        if (text.indexOf(0) >= 0) {
            throw new WrongValueException("must not contain the zero character");
        }
        if (JsonText.hasHalfPair(text)) {
            throw new WrongValueException("must not contain an unpaired surrogate");
        }
    }

    @Override
    public boolean isTypeOf(JsonNode node) {
        return node.isObject();
    }

    @Override
    public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
        json.set(name, CatalogueJson.payload(row.getString(name)));
    }
}
