package io.stockstream.movement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object and collects all errors, so that a client gets them at once. An unreadable field
 * gets a substitute value; {@link #merged} keeps rules that check substitutes from reporting the same field again.
 */
public final class JsonFields {

    private final JsonNode object;
    private final String prefix;
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param prefix path of the object, put before its fields' names: empty, or ending in a dot
     */
    public JsonFields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** The text of a field that must be there; an empty text after an error. */
    public String text(String field) {
        JsonNode node = required(field);
        if (node == null) {
            return "";
        }
        if (!node.isString()) {
            error(field, node.toString(), "must be text");
            return "";
        }
        String text = node.stringValue();
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            // UTF-8 cannot say it: in the log it would be another text.
            error(field, text, "must not contain an unpaired surrogate");
        }
        return text;
    }

    /** The text of a field that may be missing or null. */
    public Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /**
     * A required whole number, which may be written as 2.0; a fraction, a text or a number beyond a long is an error.
     */
    public long wholeNumber(String field, String message) {
        JsonNode node = required(field);
        if (node == null) {
            return 0;
        }
        OptionalLong number = JsonNumbers.whole(node);
        if (number.isEmpty()) {
            error(field, node.toString(), message);
        }
        return number.orElse(0);
    }

    /**
     * The id of a row, which may be missing or null; 1 after an error.
     *
     * @return a whole number from 1 on
     */
    public Optional<Long> optionalId(String field) {
        JsonNode node = object.get(field);
        if (!has(field)) {
            return Optional.empty();
        }
        OptionalLong id = JsonNumbers.whole(node);
        if (id.isEmpty() || id.getAsLong() < 1) {
            error(field, node.toString(), "must be a whole number from 1 on");
            return Optional.of(1L);
        }
        return Optional.of(id.getAsLong());
    }

    /** A number that may be missing or null, as exact as it was written; nothing after an error. */
    public Optional<BigDecimal> optionalNumber(String field, String message) {
        JsonNode node = object.get(field);
        if (!has(field)) {
            return Optional.empty();
        }
        if (!node.isNumber() || JsonNumbers.isBomb(node)) {
            error(field, node.toString(), message);
            return Optional.empty();
        }
        return Optional.of(node.decimalValue());
    }

    /** Refuses every field that is none of these. */
    public void refuseOthersThan(Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                error(name, object.get(name).toString(), "is not a field of this request");
            }
        }
    }

    /** Whether there is anything but null. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** An RFC 3339 time that must be there; the epoch after an error. */
    Instant time(String field) {
        JsonNode node = required(field);
        if (node == null) {
            return Instant.EPOCH;
        }
        return node.isString() ? parse(field, node.stringValue()) : notATime(field, node.toString());
    }

    /** An optional RFC 3339 time; skipped after an error. */
    public Optional<Instant> optionalTime(String field) {
        Optional<String> text = optionalText(field);
        if (text.isEmpty() || isBad(field)) {
            return Optional.empty();
        }
        Instant time = bounded(field, parse(field, text.get()));
        return isBad(field) ? Optional.empty() : Optional.of(time);
    }

    /** A time as RFC 3339 text or as whole milliseconds since the epoch; may be missing. */
    Optional<Instant> timeOrMillis(String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        OptionalLong wholeMillis = JsonNumbers.whole(node);
        if (wholeMillis.isPresent()) {
            return Optional.of(bounded(field, Instant.ofEpochMilli(wholeMillis.getAsLong())));
        }
        if (!node.isString()) {
            return Optional.of(notATime(field, node.toString()));
        }
        String text = node.stringValue();
        // A header has no number type, so in binary mode milliseconds come as digits.
        boolean millis = !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(bounded(field, millis ? Instant.ofEpochMilli(Long.parseLong(text)) : parse(field, text)));
    }

    private Instant parse(String field, String text) {
        return Rfc3339.parse(text).orElseGet(() -> notATime(field, text));
    }

    /** Microseconds since 1970 in a long cannot say every time that JSON can. */
    private Instant bounded(String field, Instant time) {
        if (MovementRules.isInCalendar(time)) {
            return time;
        }
        error(field, time.toString(), MovementRules.CALENDAR);
        return Instant.EPOCH;
    }

    private Instant notATime(String field, String value) {
        error(field, value, Rfc3339.RULE);
        return Instant.EPOCH;
    }

    private JsonNode required(String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            error(field, null, "is missing");
            return null;
        }
        return node;
    }

    /** Reports a wrong field. */
    public void error(String field, String value, String message) {
        errors.add(new FieldError(prefix + field, value, message));
    }

    /** Refuses a text longer than that; anything but a text is left to the caller. */
    void limit(String field, int characters, String message) {
        JsonNode node = object.get(field);
        if (node != null && node.isString() && TextLength.of(node.stringValue()) > characters) {
            error(field, node.stringValue(), message);
        }
    }

    /** The errors so far. */
    public List<FieldError> errors() {
        return errors;
    }

    /** A field that could not be read is reported once, not again by the rules that saw its substitute. */
    public static List<FieldError> merged(List<FieldError> unread, List<FieldError> broken) {
        Map<String, FieldError> byField = new LinkedHashMap<>();
        unread.forEach(error -> byField.putIfAbsent(error.field(), error));
        broken.forEach(error -> byField.putIfAbsent(error.field(), error));
        return List.copyOf(byField.values());
    }

    /** Whether an error names the field. */
    public boolean isBad(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(prefix + field));
    }
}
