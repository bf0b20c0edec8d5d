package io.stockstream.api.table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column that clients may set, by the same name in JSON.
 *
 * @param name of column and JSON field
 * @param type what it may hold
 * @param required whether every row has it
 * @param about what it is, for the API's description
 * @param example as text
 */
public record Field(String name, FieldType type, boolean required, String about, String example) {

    /** Whether a row has it. */
    boolean isIn(ObjectNode row) {
        JsonNode value = row.path(name);
        return type.isTypeOf(value) || (!required && value.isNull());
    }

    static Field required(String name, FieldType type, String about, String example) {
        return new Field(name, type, true, about, example);
    }

    static Field optional(String name, FieldType type, String about, String example) {
        return new Field(name, type, false, about, example);
    }
}
