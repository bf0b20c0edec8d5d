package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The report of a day's stock. */
@Schema(name = "StockReport", description = "The stock at the end of a business day; of today as it is now.")
record StockReportView(
        @Schema(example = "2026-11-21", format = "date") @JsonProperty("report_date")
        String reportDate,

        @Schema(description = "The zone that the date is of.", example = "Europe/Moscow") @JsonProperty("zone")
        String zone,

        @Schema(
                description =
                        "open until the stock of the day is closed, then final. A past day without entries is final, too.",
                allowableValues = {"open", "final"})
        @JsonProperty("state")
        String state,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description =
                        "When the stock of the day was closed; null before, and when nothing is known of the day.")
        @JsonProperty("closed_at")
        Instant closedAt,

        @Schema(description = "A page of the SKUs, by sku.") @JsonProperty("rows")
        Rows rows) {

    /** A sku at the end of the day. */
    @Schema(name = "StockReportRow", description = "A sku at the end of the day, in units.")
    record Row(
            @Schema(example = "SKU-1") @JsonProperty("sku") String sku,
            @Schema(example = "98") @JsonProperty("on_hand") long onHand,
            @Schema(example = "8") @JsonProperty("reserved") long reserved,

            @Schema(description = "on_hand − reserved.", example = "90") @JsonProperty("available")
            long available,

            @Schema(example = "0") @JsonProperty("in_transit")
            long inTransit,

            @Schema(example = "2") @JsonProperty("lost") long lost,
            @Schema(example = "0") @JsonProperty("surplus") long surplus,

            @Schema(description = "From the beginning on.", example = "104") @JsonProperty("received")
            long received,

            @Schema(description = "From the beginning on.", example = "4") @JsonProperty("sold")
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
    @Schema(name = "StockReportPage")
    record Rows(
            @JsonProperty("items") List<Row> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}

    static StockReportView of(LocalDate date, StoredDay day, Page<StoredStockDay> page) {
        Page<Row> rows = page.map(Row::of);
        return new StockReportView(
                date.toString(), day.zone(), state(day), day.stockClosedAt(), new Rows(rows.items(), rows.next()));
    }

    static String state(StoredDay day) {
        return day.isStockFinal() ? "final" : "open";
    }
}
