package io.stockstream.stock.decide;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementRejection;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import java.time.Instant;
import java.util.List;

/**
 * Decides on one reported movement. A departure is accepted when that much is available in the warehouse; an arrival,
 * unless its warehouse would be one more than a sku can lie in. A leg that is already known is ignored when
 * repeated and rejected when it differs; a refused arrival does not count as known.
 *
 * <p>Equal events in any order and any number end in the same stock, as long as no departure is refused on the way: a
 * departure that comes before the arrival that would have covered it is refused for good. Of two events that contradict
 * each other the first counts.
 */
public final class StockDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param state what is known of the fact's sku and movement
     * @param fact a fact that meets {@link io.stockstream.movement.MovementRules}
     * @param origin where the fact stands in the log
     * @return what to keep, if anything changed, and always exactly one answer, last
     * @throws ArithmeticException when a total would not fit a long
     */
    public List<StockEffect> decide(StockState state, MovementReported fact, InputOrigin origin) {
        return switch (fact.getEvent()) {
            case DEPARTURE -> departure(state, fact, origin);
            case ARRIVAL -> arrival(state, fact, origin);
            case UNKNOWN -> throw new IllegalArgumentException("A movement is an arrival or a departure: " + fact);
        };
    }

    private static List<StockEffect> departure(StockState state, MovementReported fact, InputOrigin origin) {
        Movement movement = state.movement();
        if (movement != null && movement.getSender() != null) {
            return again(state.stock(), movement.getSender(), fact, origin);
        }
        SkuStock stock = stockOf(state, fact);
        long available = stock.available().in(fact.getWarehouseId());
        if (available < fact.getQuantity()) {
            return refused(stock, movement, fact, available, origin);
        }
        MovementLeg receiver = Movements.arrival(movement);
        if (receiver == null) {
            return accepted(
                    Levels.departed(stock, fact.getWarehouseId(), fact.getQuantity(), origin.recordedAt()),
                    Movements.inTransit(movement, fact, origin.recordedAt()),
                    fact,
                    origin);
        }
        return accepted(
                Levels.departedAfterArrival(
                        stock, fact.getWarehouseId(), fact.getQuantity(), receiver.getQuantity(), origin.recordedAt()),
                Movements.completed(movement, Movements.leg(fact), receiver, origin.recordedAt()),
                fact,
                origin);
    }

    private static List<StockEffect> arrival(StockState state, MovementReported fact, InputOrigin origin) {
        Movement movement = state.movement();
        MovementLeg known = Movements.arrival(movement);
        if (known != null) {
            return again(state.stock(), known, fact, origin);
        }
        SkuStock stock = stockOf(state, fact);
        if (!Levels.takes(stock, fact.getWarehouseId())) {
            return refusedArrival(stock, movement, fact, origin);
        }
        if (movement == null || movement.getRejection() != null) {
            return accepted(
                    Levels.received(stock, fact.getWarehouseId(), fact.getQuantity(), origin.recordedAt()),
                    Movements.arrivedUnmatched(movement, fact, origin.recordedAt()),
                    fact,
                    origin);
        }
        MovementLeg sender = movement.getSender();
        return accepted(
                Levels.arrived(
                        stock, fact.getWarehouseId(), sender.getQuantity(), fact.getQuantity(), origin.recordedAt()),
                Movements.completed(movement, sender, Movements.leg(fact), origin.recordedAt()),
                fact,
                origin);
    }

    private static List<StockEffect> accepted(
            SkuStock stock, Movement movement, MovementReported fact, InputOrigin origin) {
        return List.of(
                new StockEffect.SaveStock(stock),
                new StockEffect.SaveMovement(movement),
                answer(fact, origin, Outcome.ACCEPTED, null, null, stock));
    }

    private static List<StockEffect> refused(
            SkuStock stock, Movement movement, MovementReported fact, long available, InputOrigin origin) {
        MovementRejection rejection =
                new MovementRejection(RejectionReason.INSUFFICIENT_STOCK, fact.getQuantity(), available, null);
        return List.of(
                new StockEffect.SaveMovement(Movements.refused(movement, fact, rejection, origin.recordedAt())),
                answer(fact, origin, Outcome.REJECTED, RejectionReason.INSUFFICIENT_STOCK, available, stock));
    }

    /**
     * The sku lies in as many warehouses as it can. Nothing is booked, so the goods can still be reported in another
     * warehouse.
     */
    private static List<StockEffect> refusedArrival(
            SkuStock stock, Movement movement, MovementReported fact, InputOrigin origin) {
        StockEffect answer = answer(fact, origin, Outcome.REJECTED, RejectionReason.TOO_MANY_WAREHOUSES, null, stock);
        if (movement != null) {
            return List.of(answer);
        }
        MovementRejection rejection =
                new MovementRejection(RejectionReason.TOO_MANY_WAREHOUSES, fact.getQuantity(), 0L, null);
        return List.of(
                new StockEffect.SaveMovement(Movements.refusedArrival(fact, rejection, origin.recordedAt())), answer);
    }

    private static List<StockEffect> again(
            SkuStock stock, MovementLeg known, MovementReported fact, InputOrigin origin) {
        return List.of(
                Movements.repeats(known, fact)
                        ? answer(fact, origin, Outcome.DUPLICATE, null, null, stock)
                        : answer(fact, origin, Outcome.REJECTED, RejectionReason.CONFLICTING_DUPLICATE, null, stock));
    }

    private static StockEffect.Answer answer(
            MovementReported fact,
            InputOrigin origin,
            Outcome outcome,
            RejectionReason reason,
            Long available,
            SkuStock stock) {
        return answer(fact, origin, outcome, reason, available, stock, null);
    }

    /**
     * The answer to a fact.
     *
     * @param stock after the decision; {@code null} when the sku never was in stock
     * @param horizon set when the fact is too old
     */
    static StockEffect.Answer answer(
            MovementReported fact,
            InputOrigin origin,
            Outcome outcome,
            RejectionReason reason,
            Long available,
            SkuStock stock,
            Instant horizon) {
        return new StockEffect.Answer(new StockDecided(
                fact.getMovementId(),
                fact.getSku(),
                fact.getWarehouseId(),
                fact.getEvent(),
                fact.getQuantity(),
                outcome,
                reason,
                available,
                fact.getOccurredAt(),
                origin.recordedAt(),
                new FactPosition(origin.partition(), origin.offset()),
                Levels.version(stock),
                fact.getEventId(),
                outcome == Outcome.ACCEPTED ? Levels.totals(stock.all()) : null,
                horizon));
    }

    private static SkuStock stockOf(StockState state, MovementReported fact) {
        return state.stock() == null ? SkuStock.empty(fact.getSku()) : state.stock();
    }
}
