package io.stockstream.report.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * Which instants are of which business day. A day is that of the zone's clocks, so it has 23 or 25 hours when they are
 * changed.
 *
 * @param zone of the business
 */
public record BusinessCalendar(ZoneId zone) {

    private static final int LENGTH = 10;
    private static final int LAST_YEAR = 9999;

    public BusinessCalendar {
        Objects.requireNonNull(zone, "zone");
    }

    /** The day that the instant is of. */
    public LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The newest day that is over at the instant; midnight is of the day that it begins. */
    public LocalDate lastEnded(Instant at) {
        return date(at).minusDays(1);
    }

    /** The first instant that is not of the day any more. */
    public Instant end(LocalDate date) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether the date can be written as yyyy-MM-dd, which keys rely on. */
    public static boolean isWritable(LocalDate date) {
        return date.getYear() >= 0 && date.getYear() <= LAST_YEAR;
    }

    /**
     * Reads a date.
     *
     * @return empty when it is not a date of the form yyyy-MM-dd
     */
    public static Optional<LocalDate> read(String text) {
        if (text == null || text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
