package io.stockstream.report.decide;

import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardRows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The rows of a shard as of the end of the day, in parts; a shard without orders has one empty part. */
public final class ShardParts {

    /** Most rows of a part. Few, because the day reads one part of every shard at a time. */
    static final int MOST_ROWS = 500;

    /** Most parts of a step: 20,000 rows. The value affects decisions, so it is no setting. */
    static final int MOST_PARTS = 40;

    private ShardParts() {}

    /**
     * The result of one step.
     *
     * @param parts in order
     * @param next where the next step continues; {@code null} when all rows are told
     */
    public record Step(List<ShardRows> parts, ReportTelling next) {}

    /**
     * One step.
     *
     * @param shard number of the shard
     * @param day the shard as of the closing; {@code null} after the first part
     * @param rows of the shard as of the closing, by id, starting after those already told
     */
    public static Step step(int shard, ReportTelling telling, DayReport day, Iterator<ReportEntry> rows) {
        List<ShardRows> told = new ArrayList<>();
        int part = telling.getPart();
        long afterRow = telling.getAfterRow();
        while (part <= telling.getParts() && told.size() < MOST_PARTS) {
            List<DailyReportRow> some = new ArrayList<>();
            while (some.size() < MOST_ROWS && rows.hasNext()) {
                some.add(row(rows.next()));
            }
            afterRow = some.isEmpty() ? afterRow : some.getLast().getReportId();
            told.add(new ShardRows(
                    telling.getReportDate(), shard, part, telling.getParts(), part == 1 ? day : null, some));
            part++;
        }
        return new Step(told, ReportParts.next(telling, part, afterRow));
    }

    private static DailyReportRow row(ReportEntry entry) {
        return new DailyReportRow(entry.getRowId(), entry.getOrderId(), entry.getCountProduct(), entry.getReportAt());
    }
}
