package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A movement as the private store API gives it. */
record StoredMovement(
        @JsonProperty("movement_id") String movementId,
        @JsonProperty("sku") String sku,
        @JsonProperty("status") String status,
        @JsonProperty("sender") Leg sender,
        @JsonProperty("receiver") Leg receiver,
        @JsonProperty("time_difference_seconds") Long timeDifferenceSeconds,
        @JsonProperty("quantity_difference") Long quantityDifference,
        @JsonProperty("rejection") Rejection rejection) {

    record Leg(
            @JsonProperty("warehouse_id") String warehouseId,
            @JsonProperty("at") Instant at,
            @JsonProperty("quantity") long quantity) {}

    record Rejection(
            @JsonProperty("reason") String reason,
            @JsonProperty("requested") long requested,
            @JsonProperty("available") long available,
            @JsonProperty("horizon") Instant horizon) {}

    /**
     * A line of the history.
     *
     * @param atMicros sort key of the history, newest first, then by movement id
     */
    record InHistory(
            @JsonProperty("at_micros") long atMicros,
            @JsonProperty("movement") StoredMovement movement) {}
}
