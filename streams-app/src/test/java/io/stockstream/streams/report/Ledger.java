package io.stockstream.streams.report;

import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.SkuTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One day in memory, kept as the processor keeps it. */
final class Ledger {

    final TreeMap<Long, ReportEntry> rows = new TreeMap<>();
    final TreeMap<String, SkuTotal> totals = new TreeMap<>();
    final List<ReportRevision> revisions = new ArrayList<>();
    final List<DayReport> told = new ArrayList<>();
    private final DayDecider decider = new DayDecider();
    DayReport day;

    void enter(ReportEntry entry) {
        decider.entered(day, rows.get(entry.getRowId()), entry).forEach(this::apply);
    }

    void close(DayClosed closing) {
        decider.closed(day, closing).forEach(this::apply);
    }

    private void apply(DayEffect effect) {
        switch (effect) {
            case DayEffect.SaveRow(ReportEntry entry) -> rows.put(entry.getRowId(), entry);
            case DayEffect.ChangeTotal(String date, SaleChange change) ->
                totals.compute(change.currency() + " " + change.sku(), (place, total) -> change.applyTo(total, date));
            case DayEffect.SaveRevision(ReportRevision revision) -> revisions.add(revision);
            case DayEffect.SaveDay(DayReport now) -> day = now;
            case DayEffect.TellReport(DayReport report) -> told.add(report);
        }
    }
}
