package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.web.Page;
import io.stockstream.money.Currencies;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report of a day's orders. */
@Schema(name = "DailyReport", description = "The orders of a business day.")
record DailyReportView(
        @Schema(example = "2026-11-21", format = "date") @JsonProperty("report_date")
        String reportDate,

        @Schema(description = "The zone that the date is of.", example = "Europe/Moscow") @JsonProperty("zone")
        String zone,

        @Schema(
                description =
                        "open until the day is closed, then final; revised when something changed after that. A past day without"
                                + " entries is final.",
                allowableValues = {"open", "final", "revised"})
        @JsonProperty("state")
        String state,

        @Schema(description = "All orders of the day.", example = "4") @JsonProperty("orders")
        long orders,

        @Schema(
                description = "How many of them are pending, processed, failed and cancelled.",
                example = "{\"pending\": 0, \"processed\": 3, \"failed\": 1, \"cancelled\": 0}")
        @JsonProperty("orders_by_status")
        Map<String, Long> ordersByStatus,

        @Schema(description = "Units sold.", example = "7") @JsonProperty("units")
        long units,

        @Schema(description = "By currency.") @JsonProperty("revenue")
        List<Revenue> revenue,

        @Schema(description = "How often the report changed after it was final.", example = "0")
        @JsonProperty("revision")
        long revision,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "When the day was closed; null before, and when nothing is known of the day.")
        @JsonProperty("closed_at")
        Instant closedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "When the report of the day last changed; null when it never did.")
        @JsonProperty("updated_at")
        Instant updatedAt,

        @Schema(description = "A page of the orders, by id.") @JsonProperty("rows")
        Rows rows) {

    private static final List<String> STATUSES = List.of("pending", "processed", "failed", "cancelled");

    /** Revenue in a currency. */
    @Schema(name = "Revenue", description = "What was earned in a currency.")
    record Revenue(
            @Schema(example = "RUB") @JsonProperty("currency")
            String currency,

            @Schema(example = "799.20") @JsonProperty("amount")
            BigDecimal amount) {}

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "ReportOrderPage")
    record Rows(
            @JsonProperty("items") List<ReportOrderView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}

    static DailyReportView of(LocalDate date, StoredDay day, Page<StoredEntry> page) {
        Page<ReportOrderView> rows = page.map(ReportOrderView::of);
        return new DailyReportView(
                date.toString(),
                day.zone(),
                state(day),
                day.orders(),
                ordersByStatus(day),
                day.units(),
                revenue(day),
                day.revision(),
                day.closedAt(),
                day.updatedAt(),
                new Rows(rows.items(), rows.next()));
    }

    static String state(StoredDay day) {
        return day.state().toLowerCase(Locale.ROOT);
    }

    /** Every status, also when no order has it. */
    static Map<String, Long> ordersByStatus(StoredDay day) {
        Map<String, Long> all = new LinkedHashMap<>();
        STATUSES.forEach(status -> all.put(status, 0L));
        all.putAll(new TreeMap<>(day.ordersByStatus()));
        return all;
    }

    static List<Revenue> revenue(StoredDay day) {
        return new TreeMap<>(day.revenue())
                .entrySet().stream()
                        .map(sum -> new Revenue(sum.getKey(), Currencies.shown(sum.getValue(), sum.getKey())))
                        .toList();
    }
}
