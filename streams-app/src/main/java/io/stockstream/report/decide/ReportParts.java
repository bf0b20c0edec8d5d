package io.stockstream.report.decide;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.ReportTelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The report message of a day, in parts that fit a record of Kafka; a day without orders has one empty part. It shows
 * the state at the closing of the day, whatever changes between two steps.
 */
public final class ReportParts {

    /**
     * Most rows of a part: with the longest order ids they take some 860,000 bytes of the 1 MiB that a record may have.
     */
    static final int MOST_ROWS = 2_000;

    /**
     * Most parts of a step: 20,000 rows and 9 MB, some tenths of a second, far below a record's share of a transaction.
     * The value affects decisions, so it is no setting.
     */
    static final int MOST_PARTS = 10;

    private ReportParts() {}

    /**
     * The result of one step.
     *
     * @param parts in order
     * @param next where the next step continues; {@code null} when the report is complete
     */
    public record Step(List<DailyReport> parts, ReportTelling next) {}

    /**
     * The progress where nothing has been told.
     *
     * @param orders all rows
     * @param mostRows of a part
     */
    static ReportTelling begin(String date, long orders, Instant closedAt, int mostRows) {
        int parts = Math.max(1, Math.toIntExact(Math.ceilDiv(orders, mostRows)));
        return new ReportTelling(date, orders, closedAt, parts, 1, -1L);
    }

    /**
     * The progress after a step.
     *
     * @param part the one that comes next
     * @param afterRow the last row that was told
     * @return {@code null} when all is told
     */
    static ReportTelling next(ReportTelling telling, int part, long afterRow) {
        return part > telling.getParts()
                ? null
                : ReportTelling.newBuilder(telling)
                        .setPart(part)
                        .setAfterRow(afterRow)
                        .build();
    }

    /**
     * One step.
     *
     * @param rows of the day as of its closing, by id, starting after those already published
     */
    public static Step step(ReportTelling telling, Iterator<DailyReportRow> rows) {
        List<DailyReport> told = new ArrayList<>();
        int part = telling.getPart();
        long afterRow = telling.getAfterRow();
        while (part <= telling.getParts() && told.size() < MOST_PARTS) {
            List<DailyReportRow> some = new ArrayList<>();
            while (some.size() < MOST_ROWS && rows.hasNext()) {
                some.add(rows.next());
            }
            afterRow = some.isEmpty() ? afterRow : some.getLast().getReportId();
            told.add(new DailyReport(
                    telling.getReportDate(),
                    telling.getOrders(),
                    some,
                    part++,
                    telling.getParts(),
                    telling.getClosedAt()));
        }
        return new Step(told, next(telling, part, afterRow));
    }
}
