package io.stockstream.report.http;

import io.stockstream.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The report of a day's stock. */
record StockReportView(String reportDate, String zone, String state, Instant closedAt, Rows rows) {

    /** A sku at the end of the day. */
    record Row(
            String sku,
            long onHand,
            long reserved,
            long available,
            long inTransit,
            long lost,
            long surplus,
            long received,
            long sold) {

        static Row of(StoredStockDay day) {
            return new Row(
                    day.sku(),
                    day.onHand(),
                    day.reserved(),
                    day.available(),
                    day.inTransit(),
                    day.lost(),
                    day.surplus(),
                    day.received(),
                    day.sold());
        }
    }

    /** A {@link Page} as the description names it: generic types have no names there. */
    record Rows(List<Row> items, String next) {}

    static StockReportView of(LocalDate date, StoredDay day, boolean over, Page<StoredStockDay> page) {
        Page<Row> rows = page.map(Row::of);
        return new StockReportView(
                date.toString(),
                day.zone(),
                state(day, over),
                day.stockClosedAt(),
                new Rows(rows.items(), rows.next()));
    }

    static String state(StoredDay day, boolean over) {
        return day.isStockFinal(over) ? "final" : "open";
    }
}
