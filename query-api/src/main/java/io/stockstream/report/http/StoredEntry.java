package io.stockstream.report.http;

import io.stockstream.money.Currencies;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a day knows of an order, as the private store API gives it; the fields are those of
 * {@link io.stockstream.report.ReportEntry}.
 *
 * @param currency null when the order has none
 * @param amount revenue of the lines that were sold and have a price; null when there is none. The sum over all rows is
 *     the revenue of the day
 */
record StoredEntry(
        long rowId,
        String orderId,
        String status,
        long countProduct,
        String currency,
        BigDecimal amount,
        Instant createdAt,
        Instant reportAt) {

    public StoredEntry {
        amount = Currencies.shown(amount, currency);
        currency = currency == null || currency.isEmpty() ? null : currency;
    }
}
