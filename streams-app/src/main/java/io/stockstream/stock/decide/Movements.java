package io.stockstream.stock.decide;

import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementRejection;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import java.time.Duration;
import java.time.Instant;

/** The next state of a movement. */
public final class Movements {

    private Movements() {}

    static MovementLeg leg(MovementReported fact) {
        return new MovementLeg(fact.getWarehouseId(), fact.getOccurredAt(), fact.getQuantity());
    }

    /** Whether the fact repeats what the leg already says. */
    static boolean repeats(MovementLeg leg, MovementReported fact) {
        return leg.getQuantity() == fact.getQuantity()
                && leg.getWarehouseId().equals(fact.getWarehouseId())
                && leg.getAt().equals(fact.getOccurredAt());
    }

    /**
     * The accepted arrival of a movement; {@code null} while there is none. A refused arrival is shown as the receiver
     * of its movement, but otherwise counts as if it had never been reported.
     *
     * @param movement {@code null} when nothing is known of it
     */
    static MovementLeg arrival(Movement movement) {
        return movement == null || movement.getStatus() == MovementStatus.REJECTED ? null : movement.getReceiver();
    }

    /** A departure without an accepted arrival. */
    static Movement inTransit(Movement old, MovementReported fact, Instant at) {
        if (old == null) {
            return first(fact, MovementStatus.IN_TRANSIT, leg(fact), null, null, at);
        }
        return next(old, MovementStatus.IN_TRANSIT, leg(fact), null, null, null, null, at);
    }

    /** An arrival whose departure is unknown or was refused; the movement keeps the departure's refusal. */
    static Movement arrivedUnmatched(Movement old, MovementReported fact, Instant at) {
        if (old == null) {
            return first(fact, MovementStatus.ARRIVED_UNMATCHED, null, leg(fact), null, at);
        }
        MovementRejection ofDeparture = old.getSender() == null ? null : old.getRejection();
        return next(old, MovementStatus.ARRIVED_UNMATCHED, old.getSender(), leg(fact), null, null, ofDeparture, at);
    }

    /** A refused departure. Goods that came in all the same stay unmatched. */
    static Movement refused(Movement old, MovementReported fact, MovementRejection rejection, Instant at) {
        if (old == null) {
            return first(fact, MovementStatus.REJECTED, leg(fact), null, rejection, at);
        }
        MovementLeg arrival = arrival(old);
        return next(
                old,
                arrival == null ? MovementStatus.REJECTED : MovementStatus.ARRIVED_UNMATCHED,
                leg(fact),
                arrival,
                null,
                null,
                rejection,
                at);
    }

    /** A refused arrival, the only thing known of its movement. */
    static Movement refusedArrival(MovementReported fact, MovementRejection rejection, Instant at) {
        return first(fact, MovementStatus.REJECTED, null, leg(fact), rejection, at);
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
