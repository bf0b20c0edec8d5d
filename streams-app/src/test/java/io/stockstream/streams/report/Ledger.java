package io.stockstream.streams.report;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.SkuTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One day in memory, kept as the processor keeps it. */
final class Ledger {

    final TreeMap<Long, ReportEntry> rows = new TreeMap<>();
    final TreeMap<String, SkuTotal> totals = new TreeMap<>();
    final List<ReportRevision> revisions = new ArrayList<>();
    final List<DailyReport> told = new ArrayList<>();
    private final TreeMap<Long, Optional<ReportEntry>> held = new TreeMap<>();
    private final DayDecider decider = new DayDecider();
    DayReport day;
    ReportTelling telling;

    void enter(ReportEntry entry) {
        decider.entered(day, telling, rows.get(entry.getRowId()), entry).forEach(this::apply);
    }

    void close(DayClosed closing) {
        decider.closed(day, closing).forEach(this::apply);
    }

    /** Continues the report; false when it is complete. */
    boolean goOn() {
        if (telling == null) {
            return false;
        }
        ReportStep step = new ReportStep(telling.getReportDate(), telling.getPart(), telling.getAfterRow());
        decider.goesOn(telling, step).forEach(this::apply);
        return true;
    }

    private void tell(ReportTelling from) {
        TreeMap<Long, ReportEntry> atClose = new TreeMap<>(rows);
        held.forEach((row, entry) -> entry.ifPresentOrElse(was -> atClose.put(row, was), () -> atClose.remove(row)));
        ReportParts.Step step = ReportParts.step(
                from, atClose.tailMap(from.getAfterRow(), false).values().iterator());
        told.addAll(step.parts());
        telling = step.next();
    }

    private void apply(DayEffect effect) {
        switch (effect) {
            case DayEffect.SaveRow(ReportEntry entry) -> rows.put(entry.getRowId(), entry);
            case DayEffect.ChangeTotal(String date, SaleChange change) ->
                totals.compute(change.currency() + " " + change.sku(), (place, total) -> change.applyTo(total, date));
            case DayEffect.SaveRevision(ReportRevision revision) -> revisions.add(revision);
            case DayEffect.SaveDay(DayReport now) -> day = now;
            case DayEffect.HoldRow(String date, long rowId, ReportEntry entry) ->
                held.putIfAbsent(rowId, Optional.ofNullable(entry));
            case DayEffect.TellReport(ReportTelling from) -> tell(from);
        }
    }
}
