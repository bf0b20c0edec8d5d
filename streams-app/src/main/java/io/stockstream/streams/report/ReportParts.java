package io.stockstream.streams.report;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The report message of a day, in parts that fit a record of Kafka; a day without orders has one empty part. */
final class ReportParts {

    /** Most rows of a part: with the longest order ids they take some 860,000 bytes of the 1 MiB that a record may have. */
    static final int MOST_ROWS = 2_000;

    private final DayReport day;
    private final int parts;

    /**
     * @param day closed
     */
    ReportParts(DayReport day) {
        this.day = day;
        this.parts = Math.max(1, Math.toIntExact(Math.ceilDiv(day.getOrders(), MOST_ROWS)));
    }

    /**
     * Tells the parts one by one; no more than one is in memory.
     *
     * @param rows of the day, by id
     */
    void tell(Iterator<ReportEntry> rows, Consumer<DailyReport> listener) {
        for (int part = 1; part <= parts; part++) {
            List<DailyReportRow> some = new ArrayList<>();
            while (some.size() < MOST_ROWS && rows.hasNext()) {
                some.add(row(rows.next()));
            }
            listener.accept(
                    new DailyReport(day.getReportDate(), day.getOrders(), some, part, parts, day.getClosedAt()));
        }
    }

    private static DailyReportRow row(ReportEntry entry) {
        return new DailyReportRow(entry.getRowId(), entry.getOrderId(), entry.getCountProduct(), entry.getReportAt());
    }
}
