package io.stockstream.catalogue.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of a few words.
 *
 * @param words that there are
 */
public record Word(List<String> words) implements FieldType {

    static Word of(String... words) {
        return new Word(List.of(words));
    }

    @Override
    public Object read(JsonNode node) throws WrongValueException {
        if (!node.isString() || !words.contains(node.stringValue())) {
            int last = words.size() - 1;
            throw new WrongValueException(
                    "must be %s or %s".formatted(String.join(", ", words.subList(0, last)), words.get(last)));
        }
        return node.stringValue();
    }

    @Override
    public boolean isTypeOf(JsonNode node) {
        return node.isString();
    }

    @Override
    public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
        json.put(name, row.getString(name));
    }
}
