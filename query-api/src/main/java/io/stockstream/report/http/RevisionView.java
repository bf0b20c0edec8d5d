package io.stockstream.report.http;

import java.time.Instant;

/** A change of a report that was final. */
record RevisionView(long revision, String orderId, ReportOrderView before, ReportOrderView after, Instant revisedAt) {

    static RevisionView of(StoredRevision revision) {
        return new RevisionView(
                revision.revision(),
                revision.orderId(),
                revision.before() == null ? null : ReportOrderView.of(revision.before()),
                ReportOrderView.of(revision.after()),
                revision.revisedAt());
    }
}
