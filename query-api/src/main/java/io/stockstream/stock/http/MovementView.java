package io.stockstream.stock.http;

import java.time.Instant;
import java.util.Locale;

/** A movement as clients see it. */
public record MovementView(
        String movementId,
        String productId,
        String status,
        Leg sender,
        Leg receiver,
        Long timeDifferenceSeconds,
        Long quantityDifference,
        Rejection rejection)
        implements MovementAnswer {

    /** One end of a movement. */
    public record Leg(String warehouseId, Instant at, long quantity) {}

    /** Why the departure, or a lone arrival, was refused. */
    public record Rejection(String reason, long requested, long available, Instant notBefore, String explanation) {}

    /** A movement that is accepted and not decided on. */
    static MovementView pending(String movementId, String sku) {
        return new MovementView(movementId, sku, "pending", null, null, null, null, null);
    }

    static MovementView of(StoredMovement stored) {
        return new MovementView(
                stored.movementId(),
                stored.sku(),
                stored.status().toLowerCase(Locale.ROOT),
                leg(stored.sender()),
                leg(stored.receiver()),
                stored.timeDifferenceSeconds(),
                stored.quantityDifference(),
                rejection(stored));
    }

    private static Leg leg(StoredMovement.Leg leg) {
        return leg == null ? null : new Leg(leg.warehouseId(), leg.at(), leg.quantity());
    }

    private static Rejection rejection(StoredMovement stored) {
        StoredMovement.Rejection rejection = stored.rejection();
        return rejection == null
                ? null
                : new Rejection(
                        rejection.reason().toLowerCase(Locale.ROOT),
                        rejection.requested(),
                        rejection.available(),
                        rejection.horizon(),
                        rejection.horizon() == null
                                ? null
                                // Of a movement that is refused for its age, the refused end comes first.
                                : TooOld.explanation(
                                        (stored.sender() == null ? stored.receiver() : stored.sender()).at(),
                                        rejection.horizon()));
    }
}
