package io.stockstream.documents;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openpdf.text.PageSize;

/**
 * Draws the report of a day's stock on A4, broad side down. The same report and rows are the same bytes. Safe to share
 * between threads.
 */
public final class StockReportDocument {

    private static final List<PagedTable.Column> COLUMNS = List.of(
            PagedTable.Column.text("SKU", 28),
            PagedTable.Column.number("On hand", 9),
            PagedTable.Column.number("Reserved", 9),
            PagedTable.Column.number("Available", 9),
            PagedTable.Column.number("In transit", 9),
            PagedTable.Column.number("Lost", 9),
            PagedTable.Column.number("Surplus", 9),
            PagedTable.Column.number("Received", 9),
            PagedTable.Column.number("Sold", 9));

    private final String company;

    /**
     * A document of a company.
     *
     * @param company its name, on every page
     */
    public StockReportDocument(String company) {
        this.company = Objects.requireNonNull(company);
    }

    /**
     * Writes the PDF while the rows are taken. When taking one fails, the file has no end.
     *
     * @param rows in the order in which they are shown
     * @param out is neither flushed nor closed
     */
    public void write(StockReport report, Iterator<StockReport.Row> rows, OutputStream out) {
        String title = "Stock report " + report.date();
        ReportFile file = new ReportFile(PageSize.A4.rotate(), title, company, out);
        file.document().add(ReportHead.title(company, "STOCK REPORT"));
        file.document().add(ReportHead.facts(facts(report)));
        PagedTable table = new PagedTable(file, "Units at the end of the day", COLUMNS);
        long[] totals = new long[COLUMNS.size() - 1];
        while (rows.hasNext()) {
            StockReport.Row row = rows.next();
            long[] numbers = numbers(row);
            for (int i = 0; i < totals.length; i++) {
                totals[i] += numbers[i];
            }
            table.row(cells(row.sku(), numbers));
        }
        table.total(cells("Total", totals));
        table.end("Nothing was in stock.");
        Instant date = report.closedAt() == null
                ? report.date().atStartOfDay(report.zone()).toInstant()
                : report.closedAt();
        file.complete(date, title + "\n" + report.closedAt());
    }

    private static long[] numbers(StockReport.Row row) {
        return new long[] {
            row.onHand(),
            row.reserved(),
            row.available(),
            row.inTransit(),
            row.lost(),
            row.surplus(),
            row.received(),
            row.sold()
        };
    }

    private static List<String> cells(String first, long[] numbers) {
        return Stream.concat(Stream.of(first), LongStream.of(numbers).mapToObj(Amounts::units))
                .toList();
    }

    private static List<ReportHead.Fact> facts(StockReport report) {
        return List.of(
                new ReportHead.Fact("Business day", ReportHead.date(report.date())),
                new ReportHead.Fact("Time zone", report.zone().getId()),
                new ReportHead.Fact("State", report.state().toUpperCase(Locale.ROOT)),
                new ReportHead.Fact("Closed at", ReportHead.time(report.closedAt(), report.zone())));
    }
}
