package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A change of a report that was final. */
@Schema(name = "ReportRevision", description = "A change of a report that was final.")
record RevisionView(
        @Schema(description = "Counts the changes, from 1.", example = "1") @JsonProperty("revision")
        long revision,

        @Schema(example = "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21") @JsonProperty("order_id")
        String orderId,

        @Schema(description = "The order before; null when it was not in the report.") @JsonProperty("before")
        ReportOrderView before,

        @JsonProperty("after") ReportOrderView after,
        @JsonProperty("revised_at") Instant revisedAt) {

    static RevisionView of(StoredRevision revision) {
        return new RevisionView(
                revision.revision(),
                revision.orderId(),
                revision.before() == null ? null : ReportOrderView.of(revision.before()),
                ReportOrderView.of(revision.after()),
                revision.revisedAt());
    }
}
