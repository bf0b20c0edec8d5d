package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.docs.ReportExamples;
import io.stockstream.api.web.Page;
import io.stockstream.api.web.Paged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.WebRequest;

/** Describes {@link ReportController}. */
@Tag(name = "Reports")
interface ReportApi {

    @Operation(
            operationId = "listReport",
            summary = "List all orders of a business day",
            description = "One row per order, by id, in one list. A day without orders has an empty one.")
    @Parameter(
            name = "report_date",
            in = ParameterIn.QUERY,
            description = "A business day, not in the future; today when omitted.",
            schema = @Schema(type = "string", format = "date"))
    @ApiResponse(
            responseCode = "200",
            description = "All orders of the day.",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = ReportRowView.class)),
                            examples = @ExampleObject(name = "rows", value = ReportExamples.ROWS)))
    @WrongReport
    void report(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Operation(
            operationId = "getDailyReport",
            summary = "Show the orders of a business day, as JSON, CSV or PDF",
            description =
                    "JSON has the totals and a page of the orders. CSV has all orders, PDF also what was sold by SKU. A file"
                            + " whose connection breaks is not whole: ask again. In CSV a text that begins with = + - @ or an apostrophe"
                            + " has an apostrophe in front, so that no spreadsheet takes it for a formula.")
    @ReportDate
    @ReportForm
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = DailyReportView.class),
                        examples = @ExampleObject(name = "report", value = ReportExamples.DAILY)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(name = "report", value = ReportExamples.DAILY_CSV)),
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = "string", format = "binary"),
                        examples = @ExampleObject(name = "report", value = ReportExamples.PDF))
            })
    @WrongReport
    ResponseEntity<DailyReportView> daily(
            @Parameter(hidden = true) String date, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException;

    @Operation(operationId = "listSoldSkus", summary = "List what was sold on a business day, by currency and SKU")
    @ReportDate
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SoldSkuPage.class),
                            examples = @ExampleObject(name = "page", value = ReportExamples.SKUS)))
    @WrongReport
    Page<SkuView> skus(@Parameter(hidden = true) String date, WebRequest request);

    @Operation(
            operationId = "listReportRevisions",
            summary = "List what changed after the report of a business day was final")
    @ReportDate
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReportRevisionPage.class),
                            examples = @ExampleObject(name = "page", value = ReportExamples.REVISIONS)))
    @WrongReport
    Page<RevisionView> revisions(@Parameter(hidden = true) String date, WebRequest request);

    @Operation(
            operationId = "getStockReport",
            summary = "Show the stock at the end of a business day, as JSON, CSV or PDF",
            description =
                    "Of today as it is so far. A fact counts in the day in which it was posted, however old its timestamp is."
                            + " CSV and PDF have all SKUs.")
    @ReportDate
    @ReportForm
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = StockReportView.class),
                        examples = @ExampleObject(name = "report", value = ReportExamples.STOCK)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(name = "report", value = ReportExamples.STOCK_CSV)),
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = "string", format = "binary"),
                        examples = @ExampleObject(name = "report", value = ReportExamples.PDF))
            })
    @WrongReport
    ResponseEntity<StockReportView> stock(
            @Parameter(hidden = true) String date, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException;

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "SoldSkuPage")
    record SoldSkuPage(
            @JsonProperty("items") List<SkuView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "ReportRevisionPage")
    record ReportRevisionPage(
            @JsonProperty("items") List<RevisionView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}
}
