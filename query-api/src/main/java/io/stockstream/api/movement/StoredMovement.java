package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

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

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

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
            @JsonProperty("movement") StoredMovement movement) {

        /** The line of a movement: it began with its departure, or with its arrival while no departure is known. */
        static InHistory of(StoredMovement movement) {
            Leg first = movement.sender() == null ? movement.receiver() : movement.sender();
            return new InHistory(micros(first.at()), movement);
        }

        Instant at() {
            return time(atMicros);
        }

        /** What names the movement. */
        List<String> key() {
            return List.of(movement.movementId(), movement.sku());
        }
    }

    /** Microseconds since the epoch. */
    static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
    }

    /** The time of so many microseconds since the epoch. */
    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
