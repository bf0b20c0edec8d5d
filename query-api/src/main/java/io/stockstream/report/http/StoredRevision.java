package io.stockstream.report.http;

import java.time.Instant;

/**
 * A change of a report that was final, as the private store API gives it; see
 * {@link io.stockstream.report.ReportRevision}.
 */
record StoredRevision(
        long revision, String orderId, long rowId, StoredEntry before, StoredEntry after, Instant revisedAt) {}
