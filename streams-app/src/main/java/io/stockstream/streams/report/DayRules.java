package io.stockstream.streams.report;

import io.stockstream.movement.FieldError;
import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for records about days. */
final class DayRules {

    private DayRules() {}

    /**
     * Checks an entry.
     *
     * @param known the newest entry of its row; {@code null} for none
     * @return what is wrong; empty when the entry is valid
     */
    static List<FieldError> check(String key, ReportEntry entry, ReportEntry known) {
        List<FieldError> errors = new ArrayList<>();
        date(key, entry.getReportDate(), errors);
        if (!Entries.STATUSES.contains(entry.getStatus())) {
            errors.add(new FieldError("status", entry.getStatus(), "must be one of " + Entries.STATUSES));
        }
        if (entry.getRowId() < 0) {
            errors.add(new FieldError("row_id", Long.toString(entry.getRowId()), "must not be negative"));
        }
        if (known != null && !known.getOrderId().equals(entry.getOrderId())) {
            errors.add(new FieldError(
                    "order_id",
                    entry.getOrderId(),
                    "must be " + known.getOrderId() + ", whose row " + entry.getRowId() + " is"));
        }
        return errors;
    }

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
