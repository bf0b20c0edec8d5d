package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;

/** An order in the report of a day. */
@Schema(name = "ReportOrder", description = "An order of the day, as the report knows it.")
record ReportOrderView(
        @Schema(description = "The same for ever.", example = "67331") @JsonProperty("id")
        long id,

        @Schema(example = "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21") @JsonProperty("order_id")
        String orderId,

        @Schema(
                description = "Shipped and delivered orders are processed.",
                allowableValues = {"pending", "processed", "failed", "cancelled"})
        @JsonProperty("status")
        String status,

        @Schema(description = "Units in all lines.", example = "3") @JsonProperty("count_product")
        long countProduct,

        @Schema(
                types = {"string", "null"},
                description = "ISO 4217; null when the order has none.",
                example = "RUB")
        @JsonProperty("currency")
        String currency,

        @Schema(
                types = {"number", "null"},
                description = "Of the lines that were sold and have a price; null when there is none.",
                example = "299.70")
        @JsonProperty("amount")
        BigDecimal amount,

        @Schema(description = "When the order was placed.") @JsonProperty("created_at")
        Instant createdAt,

        @Schema(description = "When the order came to what is said of it.") @JsonProperty("report_at")
        Instant reportAt) {

    static ReportOrderView of(StoredEntry entry) {
        return new ReportOrderView(
                entry.rowId(),
                entry.orderId(),
                entry.status(),
                entry.countProduct(),
                entry.currency(),
                entry.amount(),
                entry.createdAt(),
                entry.reportAt());
    }
}
