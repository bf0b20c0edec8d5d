package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A change of a report that was final, as the private store API gives it; see {@link io.stockstream.report.ReportRevision}. */
record StoredRevision(
        @JsonProperty("revision") long revision,
        @JsonProperty("order_id") String orderId,
        @JsonProperty("row_id") long rowId,
        @JsonProperty("before") StoredEntry before,
        @JsonProperty("after") StoredEntry after,
        @JsonProperty("revised_at") Instant revisedAt) {}
