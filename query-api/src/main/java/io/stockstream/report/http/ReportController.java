package io.stockstream.report.http;

import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Query;
import io.stockstream.platform.web.StreamedAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Shows reports. */
@RestController
class ReportController {

    private static final String ALL_ROWS = "is for json only: a file has all rows";

    private final ReportCalendar calendar;
    private final ReportQueries orders;
    private final OrderReportFiles orderFiles;
    private final StockReportQueries stock;
    private final StockReportFiles stockFiles;
    private final JsonMapper mapper;

    ReportController(
            ReportCalendar calendar,
            ReportQueries orders,
            OrderReportFiles orderFiles,
            StockReportQueries stock,
            StockReportFiles stockFiles,
            JsonMapper mapper) {
        this.calendar = calendar;
        this.orders = orders;
        this.orderFiles = orderFiles;
        this.stock = stock;
        this.stockFiles = stockFiles;
        this.mapper = mapper;
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping(path = "/report", produces = MediaType.APPLICATION_JSON_VALUE)
    void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LocalDate date = Query.of(new ServletWebRequest(request))
                .text("report_date")
                .map(text -> calendar.date("report_date", text))
                .orElseGet(calendar::today);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        StreamedAnswer.send(request, response, out -> write(orders.rows(date), date, out));
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping("/api/v1/reports/daily/{date}")
    ResponseEntity<DailyReportView> daily(
            @PathVariable("date") String date, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        LocalDate day = calendar.dateOrToday(date);
        Query query = Query.of(new ServletWebRequest(request));
        ReportFormat format = ReportFormat.of(query, request);
        if (format.isFile()) {
            file(format, "order-report-" + day, query, response);
            StreamedAnswer.send(request, response, orderFiles.of(format, day));
            return null;
        }
        Page<StoredEntry> rows = orders.rows(day, query.limit(), query.text("cursor"));
        return json(DailyReportView.of(day, orders.day(day, false), rows));
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping(path = "/api/v1/reports/daily/{date}/skus", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<SkuView> skus(@PathVariable("date") String date, WebRequest request) {
        LocalDate day = calendar.dateOrToday(date);
        Query query = Query.of(request);
        return orders.skus(day, query.limit(), query.text("cursor"));
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping(path = "/api/v1/reports/daily/{date}/revisions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<RevisionView> revisions(@PathVariable("date") String date, WebRequest request) {
        LocalDate day = calendar.dateOrToday(date);
        Query query = Query.of(request);
        return orders.revisions(day, query.limit(), query.text("cursor")).map(RevisionView::of);
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping("/api/v1/reports/stock/{date}")
    ResponseEntity<StockReportView> stock(
            @PathVariable("date") String date, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        LocalDate day = calendar.dateOrToday(date);
        Query query = Query.of(new ServletWebRequest(request));
        ReportFormat format = ReportFormat.of(query, request);
        if (format.isFile()) {
            file(format, "stock-report-" + day, query, response);
            StreamedAnswer.send(request, response, stockFiles.of(format, day));
            return null;
        }
        Page<StoredStockDay> rows = stock.page(day, query.limit(), query.text("cursor"));
        return json(StockReportView.of(day, orders.dayItself(day), calendar.isOver(day), rows));
    }

    private static void file(ReportFormat format, String name, Query query, HttpServletResponse response) {
        query.refuse("limit", ALL_ROWS);
        query.refuse("cursor", ALL_ROWS);
        format.head(response, name);
    }

    private static <T> ResponseEntity<T> json(T view) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(view);
    }

    /** By hand, because a generator that is closed after a failure would end the list as if it were whole. */
    private void write(Iterator<StoredEntry> rows, LocalDate date, OutputStream out) throws IOException {
        String before = "[";
        while (rows.hasNext()) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            out.write(mapper.writeValueAsBytes(ReportRowView.of(rows.next(), date)));
            before = ",";
        }
        out.write((before.equals("[") ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
    }
}
