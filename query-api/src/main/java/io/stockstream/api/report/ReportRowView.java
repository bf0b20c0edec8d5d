package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An order in the plain list of a day. */
@Schema(name = "ReportRow", description = "An order of the day.")
record ReportRowView(
        @Schema(description = "The same for ever.", example = "67331") @JsonProperty("id")
        long id,

        @Schema(description = "When the order came to what is said of it.") @JsonProperty("report_at")
        Instant reportAt,

        @Schema(example = "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21") @JsonProperty("order_id")
        String orderId,

        @Schema(description = "Units in all lines.", example = "3") @JsonProperty("count_product")
        long countProduct,

        @Schema(description = "When the order was placed.") @JsonProperty("created_at")
        Instant createdAt) {

    static ReportRowView of(StoredEntry entry) {
        return new ReportRowView(
                entry.rowId(), entry.reportAt(), entry.orderId(), entry.countProduct(), entry.createdAt());
    }
}
