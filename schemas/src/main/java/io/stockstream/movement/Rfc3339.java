package io.stockstream.movement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses exactly RFC 3339: with seconds, with an offset of hours and minutes, with any number of fractional digits.
 * Java's own parser reads ISO 8601 instead: it accepts times without seconds and offsets without minutes, and rejects a
 * tenth digit and the leap second.
 */
public final class Rfc3339 {

    /** The rule for a time, in words. */
    public static final String RULE = "must be an RFC 3339 time such as 2026-11-21T10:15:30Z";

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}:)(\\d{2})(?:\\.(\\d+))?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))");

    private static final int NANO_DIGITS = 9;
    private static final int MOST_HOURS = 23;
    private static final int MOST_MINUTES = 59;

    private Rfc3339() {}

    /**
     * Reads a time. A leap second, which only the end of a month in UTC can have, becomes the second after it, because
     * computer clocks have none; digits after the ninth are dropped.
     *
     * @return empty when the text is not such a time
     */
    public static Optional<Instant> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean leap = parts.group(3).equals("60");
        try {
            LocalDateTime second =
                    LocalDateTime.parse(parts.group(1) + "T" + parts.group(2) + (leap ? "59" : parts.group(3)));
            Instant time = second.toInstant(ZoneOffset.UTC)
                    .minusSeconds(offset(parts.group(5), parts.group(6), parts.group(7)))
                    .plusNanos(nanos(parts.group(4)));
            if (!leap) {
                return Optional.of(time);
            }
            return endsMonth(time) ? Optional.of(time.plusSeconds(1)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long offset(String sign, String hours, String minutes) {
        if (sign == null) {
            return 0;
        }
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (hour > MOST_HOURS || minute > MOST_MINUTES) {
            throw new DateTimeException("No offset: " + hours + ":" + minutes);
        }
        long seconds = hour * 3600L + minute * 60L;
        return sign.equals("-") ? -seconds : seconds;
    }

    private static long nanos(String digits) {
        if (digits == null) {
            return 0;
        }
        String nine = digits.length() > NANO_DIGITS ? digits.substring(0, NANO_DIGITS) : digits;
        return Long.parseLong(nine + "0".repeat(NANO_DIGITS - nine.length()));
    }

    private static boolean endsMonth(Instant last) {
        LocalDateTime utc = LocalDateTime.ofInstant(last, ZoneOffset.UTC);
        LocalDateTime next = utc.plusSeconds(1);
        return next.getDayOfMonth() == 1 && next.getHour() == 0 && next.getMinute() == 0 && next.getSecond() == 0;
    }
}
