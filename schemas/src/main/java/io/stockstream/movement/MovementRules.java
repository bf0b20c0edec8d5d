package io.stockstream.movement;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules for a movement's fields, the same whichever way the movement came in. */
public final class MovementRules {

    /**
     * Largest quantity of one movement, in units: sums over any number of movements stay far below what a long holds.
     */
    public static final long MAX_QUANTITY = 1_000_000_000_000L;

    /** Longest sku or warehouse id, in characters. */
    public static final int MAX_TEXT = 100;

    /**
     * Longest id, source, subject or destination of an envelope, in characters: what a decision repeats must fit a
     * record.
     */
    public static final int MAX_ENVELOPE_TEXT = 1_000;

    /** What a time has to be, in words. */
    public static final String CALENDAR = "must lie between the years 1970 and 9999";

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);
    private static final int UUID_LENGTH = 36;

    private MovementRules() {}

    /**
     * Checks a fact.
     *
     * @param prefix put before field names, such as {@code data.}; may be empty
     * @return what is wrong; empty when the fact is valid
     */
    public static List<FieldError> check(MovementReported fact, String prefix) {
        List<FieldError> errors = new ArrayList<>();
        if (!isUuid(fact.getMovementId())) {
            errors.add(error(prefix, "movement_id", fact.getMovementId(), "must be a UUID in lower case"));
        }
        checkText(fact.getWarehouseId(), prefix, "warehouse_id", errors);
        checkText(fact.getSku(), prefix, "product_id", errors);
        if (fact.getEvent() == MovementEvent.UNKNOWN) {
            errors.add(error(prefix, "event", fact.getEvent().name(), "must be arrival or departure"));
        }
        if (fact.getQuantity() < 1 || fact.getQuantity() > MAX_QUANTITY) {
            errors.add(error(prefix, "quantity", Long.toString(fact.getQuantity()), quantityMessage()));
        }
        if (!isInCalendar(fact.getOccurredAt())) {
            errors.add(error(prefix, "timestamp", fact.getOccurredAt().toString(), CALENDAR));
        }
        checkEnvelope(fact.getEventId(), prefix, "event_id", errors);
        checkEnvelope(fact.getSource(), prefix, "source", errors);
        checkEnvelope(fact.getSubject(), prefix, "subject", errors);
        checkEnvelope(fact.getDestination(), prefix, "destination", errors);
        return errors;
    }

    private static void checkEnvelope(String text, String prefix, String field, List<FieldError> errors) {
        if (text != null && TextLength.of(text) > MAX_ENVELOPE_TEXT) {
            errors.add(error(prefix, field, text, tooLong()));
        }
    }

    /** The rule for the length of an envelope's text. */
    static String tooLong() {
        return "must have at most " + MAX_ENVELOPE_TEXT + " characters";
    }

    /** Whether the log, the stores and their indexes can represent the time. */
    public static boolean isInCalendar(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** What a quantity has to be, in words. */
    static String quantityMessage() {
        return "must be a whole number from 1 to " + MAX_QUANTITY;
    }

    /** The one spelling of a movement id: two spellings of one UUID are one movement. */
    public static String canonicalMovementId(String movementId) {
        return movementId.toLowerCase(Locale.ROOT);
    }

    /** Whether the text is a UUID of 36 characters in lower case. */
    public static boolean isUuid(String text) {
        if (text == null || text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isLowerHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static void checkText(String text, String prefix, String field, List<FieldError> errors) {
        if (text.isBlank()) {
            errors.add(error(prefix, field, text, "must not be empty"));
        } else if (TextLength.of(text) > MAX_TEXT) {
            errors.add(error(prefix, field, text, "must have at most " + MAX_TEXT + " characters"));
        } else if (hasControl(text)) {
            // The history index separates its parts by a control character.
            errors.add(error(prefix, field, text, "must not contain control characters"));
        }
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static FieldError error(String prefix, String field, String value, String message) {
        return new FieldError(prefix + field, value, message);
    }
}
