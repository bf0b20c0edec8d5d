package io.stockstream.stock.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A movement as the private store API gives it. */
record StoredMovement(
        String movementId,
        String sku,
        String status,
        Leg sender,
        Leg receiver,
        Long timeDifferenceSeconds,
        Long quantityDifference,
        Rejection rejection) {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    record Leg(String warehouseId, Instant at, long quantity) {}

    record Rejection(String reason, long requested, long available, Instant horizon) {}

    /**
     * A line of the history.
     *
     * @param atMicros sort key of the history, newest first, then by movement id
     */
    record InHistory(long atMicros, StoredMovement movement) {

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
