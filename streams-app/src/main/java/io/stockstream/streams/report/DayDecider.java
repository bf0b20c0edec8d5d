package io.stockstream.streams.report;

import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what an entry or the end of a day changes. Totals are those of the newest entries, in whatever order and how often they come. */
final class DayDecider {

    /**
     * An order of the day.
     *
     * @param day {@code null} when nothing is known of it
     * @param telling progress of the day's report; {@code null} when it has not begun, or is over
     * @param known the newest entry of the row; {@code null} for none
     */
    List<DayEffect> entered(DayReport day, ReportTelling telling, ReportEntry known, ReportEntry entry) {
        if (known != null && entry.getOrderVersion() <= known.getOrderVersion()) {
            return List.of();
        }
        List<DayEffect> effects = new ArrayList<>();
        if (telling != null && entry.getRowId() > telling.getAfterRow()) {
            effects.add(new DayEffect.HoldRow(entry.getReportDate(), entry.getRowId(), known));
        }
        effects.add(new DayEffect.SaveRow(entry));
        if (known == null || !Entries.saySame(known, entry)) {
            effects.addAll(counted(day, known, entry));
        }
        return effects;
    }

    private static List<DayEffect> counted(DayReport day, ReportEntry known, ReportEntry entry) {
        DayReport before = day == null ? Days.open(entry.getReportDate(), entry.getZone()) : day;
        List<SaleChange> changes = SaleChange.between(known, entry);
        DayReport after = Days.with(before, known, entry, changes);
        List<DayEffect> effects = new ArrayList<>();
        changes.forEach(change -> effects.add(new DayEffect.ChangeTotal(entry.getReportDate(), change)));
        if (after.getState() == ReportState.REVISED) {
            effects.add(new DayEffect.SaveRevision(revision(before, after, known, entry)));
        }
        effects.add(new DayEffect.SaveDay(after));
        return effects;
    }

    /**
     * The day is over. A repetition changes nothing.
     *
     * @param day {@code null} when nothing is known of it
     */
    List<DayEffect> closed(DayReport day, DayClosed closing) {
        DayReport before = day == null ? Days.open(closing.getReportDate(), closing.getZone()) : day;
        if (closing.getKind() == ReportKind.STOCK) {
            return before.getStockClosedAt() == null
                    ? List.of(new DayEffect.SaveDay(Days.stockClosed(before, closing)))
                    : List.of();
        }
        if (before.getState() != ReportState.OPEN) {
            return List.of();
        }
        DayReport after = Days.closed(before, closing);
        return List.of(new DayEffect.SaveDay(after), new DayEffect.TellReport(ReportParts.begin(after)));
    }

    /**
     * Continues the report.
     *
     * @param telling {@code null} when it has not begun, or is over
     * @return empty when the step was made before
     */
    List<DayEffect> goesOn(ReportTelling telling, ReportStep step) {
        return telling != null && telling.getPart() == step.getPart()
                ? List.of(new DayEffect.TellReport(telling))
                : List.of();
    }

    /** Not before the end of the day: an order that is reported late may have been placed in time. */
    private static ReportRevision revision(DayReport before, DayReport after, ReportEntry known, ReportEntry entry) {
        Instant reported = entry.getReportAt();
        return new ReportRevision(
                entry.getReportDate(),
                after.getRevision(),
                entry.getOrderId(),
                entry.getRowId(),
                known,
                entry,
                reported.isAfter(before.getClosedAt()) ? reported : before.getClosedAt());
    }
}
