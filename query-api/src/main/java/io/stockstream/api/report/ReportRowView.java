package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/** An order in the plain list of a day. */
@Schema(name = "ReportRow", description = "An order of the day.")
record ReportRowView(
        @Schema(description = "The same for ever.", example = "67331") @JsonProperty("id")
        long id,

        @Schema(description = "The business day that the report is of.", example = "2026-11-21")
        @JsonProperty("report_at")
        LocalDate reportAt,

        @Schema(example = "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21") @JsonProperty("order_id")
        String orderId,

        @Schema(description = "Units in all lines.", example = "3") @JsonProperty("count_product")
        long countProduct,

        @Schema(description = "When the order was placed.") @JsonProperty("created_at")
        Instant createdAt) {

    static ReportRowView of(StoredEntry entry, LocalDate reportDate) {
        return new ReportRowView(entry.rowId(), reportDate, entry.orderId(), entry.countProduct(), entry.createdAt());
    }
}
