package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.order.LogPosition;
import io.swagger.v3.oas.annotations.media.Schema;

/** Where a record stands in the log. */
@Schema(name = "LogPosition", description = "Where a record stands in Kafka.")
public record LogPlace(
        @Schema(example = "orders.decisions") @JsonProperty("topic")
        String topic,

        @Schema(example = "3") @JsonProperty("partition") int partition,
        @Schema(example = "1042") @JsonProperty("offset") long offset) {

    static LogPlace of(LogPosition position) {
        return new LogPlace(position.getTopic(), position.getPartition(), position.getOffset());
    }
}
