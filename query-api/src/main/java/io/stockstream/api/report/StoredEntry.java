package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a day knows of an order, as the private store API gives it; the fields are those of {@link io.stockstream.report.ReportEntry}. */
record StoredEntry(
        @JsonProperty("row_id") long rowId,
        @JsonProperty("order_id") String orderId,
        @JsonProperty("status") String status,
        @JsonProperty("count_product") long countProduct,
        @JsonProperty("lines") List<Line> lines,
        @JsonProperty("currency") String currency,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("report_at") Instant reportAt) {

    record Line(@JsonProperty("revenue") BigDecimal revenue) {}

    /** Revenue of the lines that were sold and had a price; null when there is none. So the sum over all rows is the revenue of the day. */
    BigDecimal amount() {
        return lines.stream()
                .map(Line::revenue)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
