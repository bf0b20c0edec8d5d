package io.stockstream.report.http;

import java.math.BigDecimal;
import java.time.Instant;

/** An order in the report of a day. */
record ReportOrderView(
        long id,
        String orderId,
        String status,
        long countProduct,
        String currency,
        BigDecimal amount,
        Instant createdAt,
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
