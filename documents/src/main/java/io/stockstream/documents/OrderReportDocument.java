package io.stockstream.documents;

import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openpdf.text.PageSize;

/**
 * Draws the report of a day's orders on A4. The same report and rows are the same bytes. Safe to share between threads.
 */
public final class OrderReportDocument {

    private static final List<PagedTable.Column> REVENUE =
            List.of(PagedTable.Column.text("Currency", 50), PagedTable.Column.number("Revenue", 50));
    private static final List<PagedTable.Column> SKUS = List.of(
            PagedTable.Column.text("SKU", 46),
            PagedTable.Column.number("Orders", 14),
            PagedTable.Column.number("Units", 16),
            PagedTable.Column.number("Revenue", 24));
    /** A UUID fits in one line. */
    private static final List<PagedTable.Column> ORDERS = List.of(
            PagedTable.Column.number("Row", 11),
            PagedTable.Column.text("Order", 39),
            PagedTable.Column.text("Status", 11),
            PagedTable.Column.number("Units", 10),
            PagedTable.Column.number("Amount", 18),
            PagedTable.Column.number("Created", 10),
            PagedTable.Column.number("Reported", 17));

    private final String company;

    /**
     * A document of a company.
     *
     * @param company its name, on every page
     */
    public OrderReportDocument(String company) {
        this.company = Objects.requireNonNull(company);
    }

    /**
     * Writes the PDF while the rows are taken. When taking one fails, the file has no end.
     *
     * @param skus the sales, in display order
     * @param rows the orders, in the order in which they are shown
     * @param out is neither flushed nor closed
     */
    public void write(
            OrderReport report, Iterator<OrderReport.Sku> skus, Iterator<OrderReport.Row> rows, OutputStream out) {
        String title = "Order report " + report.date();
        ReportFile file = new ReportFile(PageSize.A4, title, company, out);
        file.document().add(ReportHead.title(company, "ORDER REPORT"));
        file.document().add(ReportHead.facts(facts(report)));
        file.document().add(ReportHead.totals(totals(report), file.width()));
        revenue(file, report.revenue());
        skus(file, skus);
        orders(file, rows, report.zone());
        Instant date = report.updatedAt() == null
                ? report.date().atStartOfDay(report.zone()).toInstant()
                : report.updatedAt();
        file.complete(date, title + "\n" + report.revision() + "\n" + report.updatedAt());
    }

    private static List<ReportHead.Fact> facts(OrderReport report) {
        String state = report.state().toUpperCase(Locale.ROOT);
        return List.of(
                new ReportHead.Fact("Business day", ReportHead.date(report.date())),
                new ReportHead.Fact("Time zone", report.zone().getId()),
                new ReportHead.Fact(
                        "State", report.revision() == 0 ? state : state + ", " + report.revision() + " changes"),
                new ReportHead.Fact("Closed at", ReportHead.time(report.closedAt(), report.zone())));
    }

    private static List<ReportHead.Fact> totals(OrderReport report) {
        List<ReportHead.Fact> totals = new ArrayList<>();
        totals.add(new ReportHead.Fact("Orders", Amounts.units(report.orders())));
        report.ordersByStatus()
                .forEach((status, count) -> totals.add(new ReportHead.Fact(titled(status), Amounts.units(count))));
        totals.add(new ReportHead.Fact("Units sold", Amounts.units(report.units())));
        return totals;
    }

    private static String titled(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void revenue(ReportFile file, List<OrderReport.Revenue> revenue) {
        PagedTable table = new PagedTable(file, "Revenue", REVENUE);
        revenue.forEach(sum -> table.row(List.of(sum.currency(), Amounts.money(sum.amount(), sum.currency()))));
        table.end("Nothing was earned.");
    }

    private static void skus(ReportFile file, Iterator<OrderReport.Sku> skus) {
        PagedTable table = new PagedTable(file, "Sold by SKU", SKUS);
        skus.forEachRemaining(sku -> table.row(List.of(
                sku.sku(),
                Amounts.units(sku.orders()),
                Amounts.units(sku.units()),
                Amounts.money(sku.revenue(), sku.currency()))));
        table.end("Nothing was sold.");
    }

    private static void orders(ReportFile file, Iterator<OrderReport.Row> rows, ZoneId zone) {
        PagedTable table = new PagedTable(file, "Orders", ORDERS);
        rows.forEachRemaining(row -> table.row(List.of(
                Long.toString(row.id()),
                row.orderId(),
                row.status(),
                Amounts.units(row.units()),
                Amounts.money(row.amount(), row.currency()),
                ReportHead.clock(row.createdAt(), zone),
                ReportHead.minute(row.reportAt(), zone))));
        table.end("No orders.");
    }
}
