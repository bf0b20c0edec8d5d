package io.stockstream.catalogue.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** True or false. */
public record Flag() implements FieldType {

    @Override
    public Object read(JsonNode node) throws WrongValueException {
        if (!node.isBoolean()) {
            throw new WrongValueException("must be true or false");
        }
        return node.booleanValue();
    }

    @Override
    public boolean isTypeOf(JsonNode node) {
        return node.isBoolean();
    }

    @Override
    public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
        json.put(name, row.getBoolean(name));
    }
}
