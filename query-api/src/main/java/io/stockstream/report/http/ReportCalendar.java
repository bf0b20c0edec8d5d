package io.stockstream.report.http;

import io.stockstream.platform.web.ApiException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The business days that reports exist for.
 *
 * @param zone of the business
 * @param clock determines the current day
 */
record ReportCalendar(ZoneId zone, InstantSource clock) {

    private static final String TODAY = "today";
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** The day that is not over. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Whether a day lies in the past. */
    boolean isOver(LocalDate date) {
        return date.isBefore(today());
    }

    /**
     * Reads the date of a path.
     *
     * @throws ApiException naming {@code date} when it is none, or has not begun
     */
    LocalDate dateOrToday(String text) {
        return text.equals(TODAY) ? today() : date("date", text);
    }

    /**
     * Reads a date.
     *
     * @throws ApiException naming the field when it is none, or has not begun
     */
    LocalDate date(String field, String text) {
        LocalDate today = today();
        LocalDate date = read(field, text, today);
        if (date.isAfter(today)) {
            throw ApiException.invalid(
                    field, text, "must not be in the future: today is %s in %s".formatted(today, zone));
        }
        return date;
    }

    private static LocalDate read(String field, String text, LocalDate today) {
        try {
            if (FORM.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Such as the 30th of February; reported below.
        }
        throw ApiException.invalid(field, text, "must be a date such as " + today);
    }
}
