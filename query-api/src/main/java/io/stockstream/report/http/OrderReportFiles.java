package io.stockstream.report.http;

import io.stockstream.documents.OrderReport;
import io.stockstream.documents.OrderReportDocument;
import io.stockstream.platform.web.StreamedAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The report of a day's orders as a file. */
@Component
class OrderReportFiles {

    private static final List<String> HEAD =
            List.of("order_id", "id", "status", "count_product", "currency", "amount", "created_at", "report_at");

    private final ReportQueries queries;
    private final OrderReportDocument document;

    OrderReportFiles(ReportQueries queries, OrderReportDocument document) {
        this.queries = queries;
        this.document = document;
    }

    /** The body of a file; nothing is read before it is written. */
    StreamedAnswer.Body of(ReportFormat format, LocalDate date) {
        return format == ReportFormat.PDF ? out -> pdf(date, out) : out -> csv(date, out);
    }

    private void csv(LocalDate date, OutputStream out) throws IOException {
        // Later reads come from the same store, and so are not older.
        queries.day(date, true);
        Iterator<StoredEntry> rows = queries.rows(date);
        CsvWriter csv = new CsvWriter(out);
        csv.head(HEAD);
        while (rows.hasNext()) {
            StoredEntry row = rows.next();
            // First and in quotes: where a spreadsheet splits at semicolons, what stands in an id cannot begin a cell.
            csv.quoted(row.orderId())
                    .number(row.rowId())
                    .text(row.status())
                    .number(row.countProduct())
                    .text(Objects.toString(row.currency(), ""))
                    .amount(row.amount())
                    .time(row.createdAt())
                    .time(row.reportAt())
                    .end();
        }
    }

    private void pdf(LocalDate date, OutputStream out) {
        OrderReport report = report(date, queries.day(date, true));
        Iterator<OrderReport.Sku> skus = Mapped.of(queries.skus(date), OrderReportFiles::sku);
        Iterator<OrderReport.Row> rows = Mapped.of(queries.rows(date), OrderReportFiles::row);
        document.write(report, skus, rows, out);
    }

    private static OrderReport report(LocalDate date, StoredDay day) {
        return new OrderReport(
                date,
                ZoneId.of(day.zone()),
                DailyReportView.state(day),
                day.orders(),
                DailyReportView.ordersByStatus(day),
                day.units(),
                DailyReportView.revenue(day).stream()
                        .map(sum -> new OrderReport.Revenue(sum.currency(), sum.amount()))
                        .toList(),
                day.revision(),
                day.closedAt(),
                day.updatedAt());
    }

    private static OrderReport.Sku sku(SkuView sku) {
        return new OrderReport.Sku(
                sku.sku(), Objects.toString(sku.currency(), ""), sku.orders(), sku.units(), sku.revenue());
    }

    private static OrderReport.Row row(StoredEntry row) {
        return new OrderReport.Row(
                row.rowId(),
                row.orderId(),
                row.status(),
                row.countProduct(),
                row.amount(),
                Objects.toString(row.currency(), ""),
                row.createdAt(),
                row.reportAt());
    }
}
