package io.stockstream.catalogue.table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column that clients may set, by the same name in JSON.
 *
 * @param name of column and JSON field
 * @param type what it may hold
 * @param presence whether every row has it, and who has to give it
 * @param about what it is, for the API's description
 * @param example as text; {@code null} where examples do without the field
 */
public record Field(String name, FieldType type, Presence presence, String about, String example) {

    /** Whether a row has a value. */
    public enum Presence {
        /** It has one, and the creator of the row supplies it. */
        REQUIRED,
        /** It has: what is not given is set by the table. */
        DEFAULTED,
        /** It may be without. */
        OPTIONAL
    }

    /** Whether a new row has to give it. */
    public boolean required() {
        return presence == Presence.REQUIRED;
    }

    /** Whether a row may be without. */
    public boolean nullable() {
        return presence == Presence.OPTIONAL;
    }

    /** Whether a row has it. */
    boolean isIn(ObjectNode row) {
        JsonNode value = row.path(name);
        return type.isTypeOf(value) || (nullable() && value.isNull());
    }

    static Field required(String name, FieldType type, String about, String example) {
        return new Field(name, type, Presence.REQUIRED, about, example);
    }

    static Field defaulted(String name, FieldType type, String about, String example) {
        return new Field(name, type, Presence.DEFAULTED, about, example);
    }

    static Field optional(String name, FieldType type, String about, String example) {
        return new Field(name, type, Presence.OPTIONAL, about, example);
    }
}
