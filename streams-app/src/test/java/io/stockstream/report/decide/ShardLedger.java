package io.stockstream.report.decide;

import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.ShardRows;
import io.stockstream.report.SkuTotal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** One shard of a day in memory, kept as the processor keeps it. */
public final class ShardLedger {

    public final TreeMap<Long, ReportEntry> rows = new TreeMap<>();
    final TreeMap<String, SkuTotal> totals = new TreeMap<>();

    /** What comes from its topic of closings. */
    final Deque<ShardClosing> closings = new ArrayDeque<>();

    /** What it told the day: {@link ShardRows} and {@link ShardRevision}. */
    final Deque<SpecificRecord> told = new ArrayDeque<>();

    private final TreeMap<Long, Optional<ReportEntry>> held = new TreeMap<>();
    private final ShardDecider decider = new ShardDecider();
    private final int number;
    public DayReport state;
    private ReportTelling telling;

    ShardLedger(int number) {
        this.number = number;
    }

    void enter(ReportEntry entry) {
        decider.entered(state, telling, rows.get(entry.getRowId()), entry, number)
                .forEach(effect -> apply(effect, null));
    }

    /** Reads the next closing. */
    void close() {
        ShardClosing closing = closings.remove();
        decider.closed(state, telling, closing).forEach(effect -> apply(effect, closing));
    }

    private void tell(ReportTelling from, DayReport day, ShardClosing closing) {
        TreeMap<Long, ReportEntry> atClose = new TreeMap<>(rows);
        held.forEach((row, entry) -> entry.ifPresentOrElse(was -> atClose.put(row, was), () -> atClose.remove(row)));
        ShardParts.Step step = ShardParts.step(
                number,
                from,
                day,
                atClose.tailMap(from.getAfterRow(), false).values().iterator());
        told.addAll(step.parts());
        telling = step.next();
        if (telling == null) {
            held.clear();
        } else {
            closings.add(new ShardClosing(
                    closing.getReportDate(), closing.getZone(), number, closing.getClosedAt(), telling.getPart()));
        }
    }

    private void apply(ShardEffect effect, ShardClosing closing) {
        switch (effect) {
            case ShardEffect.SaveRow(ReportEntry entry) -> rows.put(entry.getRowId(), entry);
            case ShardEffect.ChangeTotal(String date, SaleChange change) ->
                totals.compute(change.currency() + " " + change.sku(), (place, total) -> change.applyTo(total, date));
            case ShardEffect.SaveShard(DayReport now) -> state = now;
            case ShardEffect.HoldRow(String date, long rowId, ReportEntry entry) ->
                held.putIfAbsent(rowId, Optional.ofNullable(entry));
            case ShardEffect.TellRevision(ShardRevision revision) -> told.add(revision);
            case ShardEffect.TellRows(ReportTelling from, DayReport day) -> tell(from, day, closing);
        }
    }
}
