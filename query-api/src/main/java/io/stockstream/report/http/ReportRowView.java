package io.stockstream.report.http;

import java.time.Instant;
import java.time.LocalDate;

/** An order in the plain list of a day. */
record ReportRowView(long id, LocalDate reportAt, String orderId, long countProduct, Instant createdAt) {

    static ReportRowView of(StoredEntry entry, LocalDate reportDate) {
        return new ReportRowView(entry.rowId(), reportDate, entry.orderId(), entry.countProduct(), entry.createdAt());
    }
}
