package io.stockstream.catalogue.table;

import io.stockstream.movement.TextLength;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Utf8Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the rows of a table are named. */
public enum IdKind {

    /** A number that PostgreSQL generates. */
    NUMBER {
        @Override
        public Object parse(String text) {
            boolean digits = !text.isEmpty()
                    && text.length() <= MAX_DIGITS
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
            long id = digits ? Long.parseLong(text) : 0;
            if (id < 1) {
                throw ApiException.invalid("id", text, "must be a whole number from 1 to 999999999999999999");
            }
            return id;
        }

        @Override
        public void copy(ResultSet row, ObjectNode json) throws SQLException {
            json.put("id", row.getLong("id"));
        }

        @Override
        public Object ofJson(JsonNode id) {
            return id.longValue();
        }

        @Override
        boolean isTypeOf(JsonNode id) {
            return id.isIntegralNumber() && id.canConvertToLong();
        }

        @Override
        public Comparator<Object> order() {
            return Comparator.comparingLong(id -> (Long) id);
        }

        @Override
        public Object next(Object id) {
            return (Long) id + 1;
        }
    },

    /** A text that the client may choose. */
    TEXT {
        @Override
        public Object parse(String text) {
            if (text.isBlank() || TextLength.of(text) > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
                throw ApiException.invalid(
                        "id", text, "must have 1 to %d characters and no control characters".formatted(MAX_TEXT));
            }
            if (isDots(text)) {
                throw ApiException.invalid("id", text, DOTS);
            }
            return text;
        }

        @Override
        public void copy(ResultSet row, ObjectNode json) throws SQLException {
            json.put("id", row.getString("id"));
        }

        @Override
        public Object ofJson(JsonNode id) {
            return id.stringValue();
        }

        @Override
        boolean isTypeOf(JsonNode id) {
            return id.isString();
        }

        @Override
        public Comparator<Object> order() {
            return (one, other) -> Utf8Order.BYTES.compare((String) one, (String) other);
        }

        @Override
        public Object next(Object id) {
            return id + "\0";
        }
    };

    /** Longest text id, in characters: as that of a warehouse in a movement. */
    public static final int MAX_TEXT = 100;

    static final String DOTS = "must not be . or .., which no path can name";

    /** Every number of so many digits fits a long. */
    private static final int MAX_DIGITS = 18;

    /**
     * The id in a path.
     *
     * @throws ApiException naming {@code id} when it is none
     */
    public abstract Object parse(String text);

    /** Copies the id of a row of the database. */
    public abstract void copy(ResultSet row, ObjectNode json) throws SQLException;

    /** The id of a row. */
    public Object of(ObjectNode row) {
        return ofJson(row.get("id"));
    }

    /** An id out of JSON. */
    public abstract Object ofJson(JsonNode id);

    /** Whether that can be an id. */
    abstract boolean isTypeOf(JsonNode id);

    /** The order of lists, which is the order of the bytes in the stores. */
    public abstract Comparator<Object> order();

    /** The least id that comes after it. */
    public abstract Object next(Object id);

    /** What every client takes out of a path before it sends it. */
    static boolean isDots(String id) {
        return id.equals(".") || id.equals("..");
    }
}
