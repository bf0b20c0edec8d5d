package io.stockstream.report.decide;

import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what an entry or the end of a day changes in one shard of the day: the orders of one partition. Totals are
 * those of the newest entries, in whatever order and how often they come.
 */
public final class ShardDecider {

    /**
     * An order of the day.
     *
     * @param shard {@code null} when nothing is known of it
     * @param telling progress of the shard's rows; {@code null} when it has not begun, or is over
     * @param known the newest entry of the row; {@code null} for none
     * @param number the shard
     */
    public List<ShardEffect> entered(
            DayReport shard, ReportTelling telling, ReportEntry known, ReportEntry entry, int number) {
        if (known != null && entry.getOrderVersion() <= known.getOrderVersion()) {
            return List.of();
        }
        List<ShardEffect> effects = new ArrayList<>();
        if (telling != null && entry.getRowId() > telling.getAfterRow()) {
            effects.add(new ShardEffect.HoldRow(entry.getReportDate(), entry.getRowId(), known));
        }
        effects.add(new ShardEffect.SaveRow(entry));
        if (known == null || !Entries.saySame(known, entry)) {
            effects.addAll(counted(shard, known, entry, number));
        }
        return effects;
    }

    private static List<ShardEffect> counted(DayReport shard, ReportEntry known, ReportEntry entry, int number) {
        DayReport before = shard == null ? Days.open(entry.getReportDate(), entry.getZone()) : shard;
        List<SaleChange> changes = SaleChange.between(known, entry);
        DayReport after = Days.with(before, known, entry, changes);
        List<ShardEffect> effects = new ArrayList<>();
        changes.forEach(change -> effects.add(new ShardEffect.ChangeTotal(entry.getReportDate(), change)));
        effects.add(new ShardEffect.SaveShard(after));
        if (after.getState() == ReportState.REVISED) {
            effects.add(new ShardEffect.TellRevision(revision(before, known, entry, number)));
        }
        return effects;
    }

    /**
     * The day is over, or its rows go on. A repetition changes nothing.
     *
     * @param shard {@code null} when nothing is known of it
     * @param telling progress of the shard's rows; {@code null} when it has not begun, or is over
     */
    public List<ShardEffect> closed(DayReport shard, ReportTelling telling, ShardClosing closing) {
        if (closing.getPart() > 1) {
            return telling != null && telling.getPart() == closing.getPart()
                    ? List.of(new ShardEffect.TellRows(telling, null))
                    : List.of();
        }
        DayReport before = shard == null ? Days.open(closing.getReportDate(), closing.getZone()) : shard;
        if (before.getState() != ReportState.OPEN) {
            return List.of();
        }
        DayReport after = Days.closed(before, closing.getClosedAt());
        return List.of(
                new ShardEffect.SaveShard(after),
                new ShardEffect.TellRows(
                        ReportParts.begin(
                                after.getReportDate(), after.getOrders(), after.getClosedAt(), ShardParts.MOST_ROWS),
                        after));
    }

    /** Not before the end of the day: an order that is reported late may have been placed in time. */
    private static ShardRevision revision(DayReport before, ReportEntry known, ReportEntry entry, int number) {
        Instant reported = entry.getReportAt();
        return new ShardRevision(
                number, known, entry, reported.isAfter(before.getClosedAt()) ? reported : before.getClosedAt());
    }
}
