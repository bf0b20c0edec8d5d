package io.stockstream.platform.web;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.MovementRules;
import io.stockstream.movement.Rfc3339;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.context.request.WebRequest;

/** The query parameters of a request: each at most once, and never silently ignored when it is wrong. */
public final class Query {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_DIGITS = 9;

    private final WebRequest request;

    private Query(WebRequest request) {
        this.request = request;
    }

    public static Query of(WebRequest request) {
        return new Query(request);
    }

    /** A text that may be left out, but not be empty. */
    public Optional<String> text(String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw ApiException.invalid(name, String.join(", ", values), "must be given once");
        }
        if (values[0].isBlank()) {
            throw ApiException.invalid(name, values[0], "must not be empty");
        }
        return Optional.of(values[0]);
    }

    /** An optional RFC 3339 time; one that the stores cannot represent is refused. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> time(name, text));
    }

    /** The page size: 1 to 100, 20 when left out. */
    public int limit() {
        return wholeNumber("limit", MAX_LIMIT, DEFAULT_LIMIT);
    }

    /**
     * A whole number that may be left out.
     *
     * @param most the largest that is allowed; the least is 1
     * @param absent the default
     */
    public int wholeNumber(String name, int most, int absent) {
        return text(name).map(text -> wholeNumber(name, text, most)).orElse(absent);
    }

    /** Refuses a parameter that belongs to the contract but is not there yet. */
    public void refuse(String name, String message) {
        String[] values = request.getParameterValues(name);
        if (values != null) {
            throw ApiException.of(
                    ProblemCode.UNSUPPORTED_PARAMETER, new FieldError(name, String.join(", ", values), message));
        }
    }

    private static int wholeNumber(String name, String text, int most) {
        boolean digits = text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw ApiException.invalid(name, text, "must be a whole number from 1 to " + most);
        }
        return number;
    }

    private static Instant time(String name, String text) {
        // A plus sign that was not encoded arrives as a space: 2026-11-21T10:00:00 03:00 can mean nothing else.
        Instant time =
                Rfc3339.parse(text.replace(' ', '+')).orElseThrow(() -> ApiException.invalid(name, text, Rfc3339.RULE));
        if (!MovementRules.isInCalendar(time)) {
            throw ApiException.invalid(name, text, MovementRules.CALENDAR);
        }
        return time;
    }
}
