package io.stockstream.report.http;

import io.stockstream.documents.StockReport;
import io.stockstream.documents.StockReportDocument;
import io.stockstream.platform.web.StreamedAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The report of a day's stock as a file. */
@Component
class StockReportFiles {

    private static final List<String> HEAD =
            List.of("sku", "on_hand", "reserved", "available", "in_transit", "lost", "surplus", "received", "sold");

    private final ReportCalendar calendar;
    private final ReportQueries days;
    private final StockReportQueries queries;
    private final StockReportDocument document;

    StockReportFiles(
            ReportCalendar calendar, ReportQueries days, StockReportQueries queries, StockReportDocument document) {
        this.calendar = calendar;
        this.days = days;
        this.queries = queries;
        this.document = document;
    }

    /** The body of a file; nothing is read before it is written. */
    StreamedAnswer.Body of(ReportFormat format, LocalDate date) {
        return format == ReportFormat.PDF ? out -> pdf(date, out) : out -> csv(date, out);
    }

    private void csv(LocalDate date, OutputStream out) throws IOException {
        Iterator<StoredStockDay> rows = queries.all(date);
        CsvWriter csv = new CsvWriter(out);
        csv.head(HEAD);
        while (rows.hasNext()) {
            StoredStockDay row = rows.next();
            csv.text(row.sku())
                    .number(row.onHand())
                    .number(row.reserved())
                    .number(row.available())
                    .number(row.inTransit())
                    .number(row.lost())
                    .number(row.surplus())
                    .number(row.received())
                    .number(row.sold())
                    .end();
        }
    }

    private void pdf(LocalDate date, OutputStream out) {
        StoredDay day = days.dayItself(date);
        String state = StockReportView.state(day, calendar.isOver(date));
        StockReport report = new StockReport(date, ZoneId.of(day.zone()), state, day.stockClosedAt());
        document.write(report, Mapped.of(queries.all(date), StockReportFiles::row), out);
    }

    private static StockReport.Row row(StoredStockDay day) {
        return new StockReport.Row(
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
