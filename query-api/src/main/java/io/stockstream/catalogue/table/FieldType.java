package io.stockstream.catalogue.table;

import io.stockstream.money.Currencies;
import io.stockstream.movement.JsonNumbers;
import io.stockstream.movement.JsonText;
import io.stockstream.movement.TextLength;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a field may hold: read from JSON, bound to SQL as it is, and read from a row. */
public sealed interface FieldType
        permits FieldType.Text, FieldType.Price, FieldType.Reference, Word, Flag, Seconds, JsonBody {

    /** The value as SQL takes it. */
    Object read(JsonNode node) throws WrongValueException;

    /** Whether a value is of this type, however it came into its row. */
    boolean isTypeOf(JsonNode node);

    /** Copies a column to the field of the same name. */
    void copy(ResultSet row, String name, ObjectNode json) throws SQLException;

    /**
     * A text.
     *
     * @param longest in characters, of which an emoji is one
     * @param plain whether control characters are refused; of them PostgreSQL itself cannot hold the zero character, so
     *     that one always is
     * @param trimmed whether white space around it is taken away
     * @param mayBeEmpty whether nothing but white space will do
     * @param check what else has to hold
     * @param message what else has to hold, in words
     */
    record Text(
            int longest, boolean plain, boolean trimmed, boolean mayBeEmpty, Predicate<String> check, String message)
            implements FieldType {

        static Text upTo(int longest) {
            return new Text(longest, false, false, false, text -> true, "");
        }

        Text withoutControls() {
            return new Text(longest, true, trimmed, mayBeEmpty, check, message);
        }

        Text stripped() {
            return new Text(longest, plain, true, mayBeEmpty, check, message);
        }

        Text orEmpty() {
            return new Text(longest, plain, trimmed, true, check, message);
        }

        Text matching(Predicate<String> more, String words) {
            return new Text(longest, plain, trimmed, mayBeEmpty, more, words);
        }

        @Override
        public Object read(JsonNode node) throws WrongValueException {
            if (!node.isString()) {
                throw new WrongValueException("must be text");
            }
            String text = trimmed ? node.stringValue().strip() : node.stringValue();
            check(text);
            return text;
        }

        @Override
        public boolean isTypeOf(JsonNode node) {
            return node.isString();
        }

        private void check(String text) throws WrongValueException {
            if (!mayBeEmpty && text.isBlank()) {
                throw new WrongValueException("must not be empty");
            }
            if (TextLength.of(text) > longest) {
                throw new WrongValueException("must have at most %d characters".formatted(longest));
            }
            if (text.chars().anyMatch(c -> plain ? Character.isISOControl(c) : c == 0)) {
                throw new WrongValueException(
                        plain ? "must not contain control characters" : "must not contain the zero character");
            }
            if (JsonText.hasHalfPair(text)) {
                throw new WrongValueException("must not contain an unpaired surrogate");
            }
            if (!check.test(text)) {
                throw new WrongValueException(message);
            }
        }

        @Override
        public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
            json.put(name, row.getString(name));
        }
    }

    /** An amount of money: numeric(14, 4). How many decimals the currency has is for the rules of the row. */
    record Price() implements FieldType {

        public static final BigDecimal MOST = new BigDecimal("9999999999.99");

        @Override
        public Object read(JsonNode node) throws WrongValueException {
            if (!node.isNumber()) {
                throw new WrongValueException("must be a number");
            }
            BigDecimal price = node.decimalValue();
            if (price.signum() < 0 || price.compareTo(MOST) > 0) {
                throw new WrongValueException("must be from 0 to " + MOST.toPlainString());
            }
            if (!Currencies.isAmount(price, null)) {
                throw new WrongValueException("must have " + Currencies.decimals(null));
            }
            return Currencies.stored(price);
        }

        @Override
        public boolean isTypeOf(JsonNode node) {
            return node.isNumber();
        }

        @Override
        public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
            json.put(name, Currencies.shown(row.getBigDecimal(name), row.getString("currency")));
        }
    }

    /** The id of a row of another table, which has a generated number. */
    record Reference() implements FieldType {

        @Override
        public Object read(JsonNode node) throws WrongValueException {
            long id = JsonNumbers.whole(node).orElse(0);
            if (id < 1) {
                throw new WrongValueException("must be a whole number from 1 on");
            }
            return id;
        }

        @Override
        public boolean isTypeOf(JsonNode node) {
            return node.isIntegralNumber() && node.canConvertToLong();
        }

        @Override
        public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
            json.put(name, row.getLong(name));
        }
    }
}
