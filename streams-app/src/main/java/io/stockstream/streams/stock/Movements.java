package io.stockstream.streams.stock;

import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementRejection;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import java.time.Duration;
import java.time.Instant;

/** The next state of a movement. */
final class Movements {

    private Movements() {}

    static MovementLeg leg(MovementReported fact) {
        return new MovementLeg(fact.getWarehouseId(), fact.getOccurredAt(), fact.getQuantity());
    }

    /** Whether the fact says again what the leg already says. */
    static boolean repeats(MovementLeg leg, MovementReported fact) {
        return leg.getQuantity() == fact.getQuantity()
                && leg.getWarehouseId().equals(fact.getWarehouseId())
                && leg.getAt().equals(fact.getOccurredAt());
    }

    static Movement inTransit(MovementReported fact, Instant at) {
        return first(fact, MovementStatus.IN_TRANSIT, leg(fact), null, null, at);
    }

    /** An arrival whose departure is unknown or was refused; a refusal stays on the movement. */
    static Movement arrivedUnmatched(Movement old, MovementReported fact, Instant at) {
        if (old == null) {
            return first(fact, MovementStatus.ARRIVED_UNMATCHED, null, leg(fact), null, at);
        }
        return next(
                old, MovementStatus.ARRIVED_UNMATCHED, old.getSender(), leg(fact), null, null, old.getRejection(), at);
    }

    /** A refused departure. Goods that came in all the same stay unmatched. */
    static Movement refused(Movement old, MovementReported fact, MovementRejection rejection, Instant at) {
        if (old == null) {
            return first(fact, MovementStatus.REJECTED, leg(fact), null, rejection, at);
        }
        return next(old, MovementStatus.ARRIVED_UNMATCHED, leg(fact), old.getReceiver(), null, null, rejection, at);
    }

    /** Both ends are known and accepted. */
    static Movement completed(Movement old, MovementLeg sender, MovementLeg receiver, Instant at) {
        return next(
                old,
                MovementStatus.COMPLETED,
                sender,
                receiver,
                Duration.between(sender.getAt(), receiver.getAt()).toSeconds(),
                receiver.getQuantity() - sender.getQuantity(),
                null,
                at);
    }

    private static Movement first(
            MovementReported fact,
            MovementStatus status,
            MovementLeg sender,
            MovementLeg receiver,
            MovementRejection rejection,
            Instant at) {
        return new Movement(
                fact.getMovementId(), fact.getSku(), status, sender, receiver, null, null, rejection, 1L, at);
    }

    private static Movement next(
            Movement old,
            MovementStatus status,
            MovementLeg sender,
            MovementLeg receiver,
            Long seconds,
            Long difference,
            MovementRejection rejection,
            Instant at) {
        return new Movement(
                old.getMovementId(),
                old.getSku(),
                status,
                sender,
                receiver,
                seconds,
                difference,
                rejection,
                old.getVersion() + 1,
                Levels.later(old.getUpdatedAt(), at));
    }
}
