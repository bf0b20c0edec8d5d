package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.money.Currencies;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a day knows of an order, as the private store API gives it; the fields are those of {@link io.stockstream.report.ReportEntry}.
 *
 * @param currency null when the order has none
 * @param amount revenue of the lines that were sold and have a price; null when there is none. The sum over all rows is the revenue of the day
 */
record StoredEntry(
        @JsonProperty("row_id") long rowId,
        @JsonProperty("order_id") String orderId,
        @JsonProperty("status") String status,
        @JsonProperty("count_product") long countProduct,
        @JsonProperty("currency") String currency,
        @JsonProperty("amount") BigDecimal amount,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("report_at") Instant reportAt) {

    public StoredEntry {
        amount = Currencies.shown(amount, currency);
        currency = currency == null || currency.isEmpty() ? null : currency;
    }
}
