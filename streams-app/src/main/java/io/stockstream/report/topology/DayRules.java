package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.decide.DayDecider;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for the ends of days, which others than this topology may write. */
final class DayRules {

    private DayRules() {}

    /**
     * Checks the end of a day. Announced too early, it would hide later orders of the day behind a final report.
     *
     * @return what is wrong; empty when it is valid
     */
    static List<FieldError> check(String key, DayClosed closing) {
        List<FieldError> errors = new ArrayList<>();
        if (closing.getKind() == ReportKind.UNKNOWN) {
            errors.add(new FieldError("kind", closing.getKind().name(), "must be ORDERS or STOCK"));
        }
        Optional<LocalDate> date = date(key, closing.getReportDate(), errors);
        Optional<BusinessCalendar> calendar = calendar(closing.getZone(), errors);
        if (date.isPresent() && calendar.isPresent()) {
            Instant end = calendar.get().end(date.get());
            if (closing.getClosedAt().isBefore(end)) {
                errors.add(new FieldError(
                        "closed_at",
                        closing.getClosedAt().toString(),
                        "must not be before the day is over, at " + end));
            }
        }
        return errors;
    }

    /**
     * Checks a change after the end of a day.
     *
     * @param day {@code null} when nothing is known of it
     * @param gathering {@code null} unless its shards are telling their rows
     * @return what is wrong; empty when it is valid
     */
    static List<FieldError> check(DayReport day, DayGathering gathering, ShardRevision revision) {
        return gathering != null || DayDecider.isOver(day)
                ? List.of()
                : List.of(new FieldError(
                        "after.report_date", revision.getAfter().getReportDate(), "must be a day that is over"));
    }

    private static Optional<LocalDate> date(String key, String text, List<FieldError> errors) {
        Optional<LocalDate> date = BusinessCalendar.read(text);
        if (date.isEmpty()) {
            errors.add(new FieldError("report_date", text, "must be a date such as 2026-11-21"));
        } else if (!text.equals(key)) {
            errors.add(new FieldError("(key)", key, "must be the report_date " + text));
        }
        return date;
    }

    private static Optional<BusinessCalendar> calendar(String zone, List<FieldError> errors) {
        try {
            return Optional.of(new BusinessCalendar(ZoneId.of(zone)));
        } catch (DateTimeException e) {
            errors.add(new FieldError("zone", zone, "must be the name of a time zone such as Europe/Moscow"));
            return Optional.empty();
        }
    }
}
