package io.stockstream.stock.decide;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementRejection;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a horizon means for movements. A movement is over once all that is reported of it happened before the horizon;
 * goods in transit are never over. What is over counts as unknown, whether its mark is still there or not. A fact of
 * the time before is refused: the mark that would identify a repeat may be gone.
 *
 * @param before the horizon; {@link Instant#MIN} when there is none
 */
public record MovementHorizon(Instant before) {

    /** Whether it is over. */
    public boolean isOver(Movement movement) {
        return movement.getStatus() != MovementStatus.IN_TRANSIT
                && last(movement).isBefore(before);
    }

    /** Whether a fact is refused. */
    public boolean refuses(MovementReported fact) {
        return fact.getOccurredAt().isBefore(before);
    }

    /**
     * Refuses a fact. A movement of which nothing else is known shows the refusal, and is kept as long as one of today.
     *
     * @param state the movement is {@code null} when it is over
     */
    public List<StockEffect> refuse(StockState state, MovementReported fact, InputOrigin origin) {
        StockEffect answer = StockDecider.answer(
                fact, origin, Outcome.REJECTED, RejectionReason.TOO_OLD, null, state.stock(), before);
        if (state.movement() != null) {
            return List.of(answer);
        }
        MovementRejection rejection = new MovementRejection(RejectionReason.TOO_OLD, fact.getQuantity(), 0L, before);
        Instant at = Levels.later(before, origin.recordedAt());
        return List.of(
                new StockEffect.SaveMovement(
                        fact.getEvent() == MovementEvent.DEPARTURE
                                ? Movements.refused(null, fact, rejection, at)
                                : Movements.refusedArrival(fact, rejection, at)),
                answer);
    }

    /** When the last thing happened to it; of one refused as too old, when it was refused. */
    private static Instant last(Movement movement) {
        Instant refused =
                movement.getRejection() != null && movement.getRejection().getReason() == RejectionReason.TOO_OLD
                        ? movement.getUpdatedAt()
                        : Instant.MIN;
        return Stream.of(movement.getSender(), movement.getReceiver())
                .filter(Objects::nonNull)
                .map(MovementLeg::getAt)
                .reduce(refused, Levels::later);
    }
}
