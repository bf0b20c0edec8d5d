package io.stockstream.report.decide;

import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardProgress;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.ShardRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Decides what follows from the end of a day: its shards tell their rows, and when all have, the day is final. */
public final class DayDecider {

    private final int shards;

    /**
     * @param shards how many there are of each day
     */
    public DayDecider(int shards) {
        this.shards = shards;
    }

    /**
     * The day is over. A repetition changes nothing.
     *
     * @param day {@code null} when nothing is known of it
     * @param gathering {@code null} unless its shards are telling their rows
     */
    public List<DayEffect> closed(DayReport day, DayGathering gathering, DayClosed closing) {
        String date = closing.getReportDate();
        if (closing.getKind() == ReportKind.STOCK) {
            DayReport before = day == null ? Days.open(date, closing.getZone()) : day;
            return before.getStockClosedAt() == null
                    ? List.of(new DayEffect.SaveDay(Days.stockClosed(before, closing)))
                    : List.of();
        }
        if (gathering != null || isOver(day)) {
            return List.of();
        }
        DayReport begun = Days.closed(Days.open(date, closing.getZone()), closing.getClosedAt());
        List<ShardProgress> waiting = IntStream.range(0, shards)
                .mapToObj(shard -> new ShardProgress(shard, 1))
                .toList();
        return List.of(
                new DayEffect.SaveGathering(new DayGathering(begun, 0L, waiting)), new DayEffect.CloseShards(closing));
    }

    /**
     * A shard told rows.
     *
     * @param day {@code null} when nothing is known of it
     * @param gathering {@code null} unless its shards are telling their rows
     * @return empty when they were told before
     */
    public List<DayEffect> told(DayReport day, DayGathering gathering, ShardRows rows) {
        if (gathering == null || !isNext(gathering, rows)) {
            return List.of();
        }
        List<DayEffect> effects = new ArrayList<>();
        if (!rows.getRows().isEmpty()) {
            effects.add(new DayEffect.KeepRows(rows));
        }
        DayGathering after = after(gathering, rows);
        if (!after.getWaiting().isEmpty()) {
            effects.add(new DayEffect.SaveGathering(after));
            return effects;
        }
        DayReport closed = Days.ended(day, after.getDay());
        effects.add(new DayEffect.EndGathering(closed.getReportDate()));
        effects.add(new DayEffect.SaveDay(closed));
        effects.add(new DayEffect.TellReport(ReportParts.begin(
                closed.getReportDate(), after.getOrders(), closed.getClosedAt(), ReportParts.MOST_ROWS)));
        return effects;
    }

    private static boolean isNext(DayGathering gathering, ShardRows rows) {
        return gathering.getWaiting().stream()
                .anyMatch(each -> each.getShard() == rows.getShard() && each.getPart() == rows.getPart());
    }

    private static DayGathering after(DayGathering gathering, ShardRows rows) {
        List<ShardProgress> waiting = gathering.getWaiting().stream()
                .map(each -> each.getShard() == rows.getShard()
                        ? new ShardProgress(each.getShard(), each.getPart() + 1)
                        : each)
                .filter(each -> each.getShard() != rows.getShard() || each.getPart() <= rows.getParts())
                .toList();
        DayReport shard = rows.getDay();
        return shard == null
                ? new DayGathering(gathering.getDay(), gathering.getOrders(), waiting)
                : new DayGathering(
                        Days.sum(gathering.getDay(), shard), gathering.getOrders() + shard.getOrders(), waiting);
    }

    /**
     * An order changed after the day was over.
     *
     * @param day which is over; not used while its shards are telling their rows
     * @param gathering {@code null} unless its shards are telling their rows
     */
    public List<DayEffect> revised(DayReport day, DayGathering gathering, ShardRevision revision) {
        ReportEntry entry = revision.getAfter();
        DayReport before = gathering == null ? day : gathering.getDay();
        DayReport after =
                Days.with(before, revision.getBefore(), entry, SaleChange.between(revision.getBefore(), entry));
        ReportRevision numbered = new ReportRevision(
                entry.getReportDate(),
                after.getRevision(),
                entry.getOrderId(),
                entry.getRowId(),
                revision.getBefore(),
                entry,
                revision.getRevisedAt());
        return List.of(
                new DayEffect.SaveRevision(numbered),
                gathering == null
                        ? new DayEffect.SaveDay(after)
                        : new DayEffect.SaveGathering(
                                new DayGathering(after, gathering.getOrders(), gathering.getWaiting())));
    }

    /**
     * Continues the report.
     *
     * @param telling {@code null} when it has not begun, or is over
     * @return empty when the step was made before
     */
    public List<DayEffect> goesOn(ReportTelling telling, ReportStep step) {
        return telling != null && telling.getPart() == step.getPart()
                ? List.of(new DayEffect.TellReport(telling))
                : List.of();
    }

    /** Whether the report of the orders of a day is final, or was; no day is {@code null}. */
    public static boolean isOver(DayReport day) {
        return day != null && day.getState() != ReportState.OPEN;
    }
}
