package io.stockstream.stock.decide;

import io.stockstream.stock.FactPosition;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLimits;
import java.time.Instant;
import java.util.List;

/** The next state of a reservation. */
public final class Reservations {

    private Reservations() {}

    /** Held, or sold at once. */
    static Reservation served(ReservationRequested command, List<ReservationAllocation> allocations, Instant at) {
        return first(command, stateServed(command), allocations, null, null, at);
    }

    /** Whether the units are sold as soon as they are there. */
    static boolean isSale(ReservationRequested command) {
        return command.getCommand() == ReservationCommand.SELL;
    }

    /** What a command that asks for units leads to at once when they are there. */
    static ReservationState stateServed(ReservationRequested command) {
        return stateServed(isSale(command));
    }

    private static ReservationState stateServed(boolean sells) {
        return sells ? ReservationState.COMMITTED : ReservationState.HELD;
    }

    /** A refusal holds for its round, even when stock arrives later. */
    static Reservation refused(ReservationRequested command, ReservationRefusal reason, long available, Instant at) {
        return first(command, ReservationState.REFUSED, List.of(), reason, available, at);
    }

    /** A release that came before its RESERVE or SELL: the mark by which that one is refused. */
    static Reservation neverHeld(ReservationRequested release, Instant at) {
        return first(release, ReservationState.RELEASED, List.of(), null, null, at);
    }

    /** It waits until the units that other orders hold are free or sold. */
    static Reservation waiting(ReservationRequested command, long ticket, FactPosition at, Instant time) {
        return new Reservation(
                command.getOrderId(),
                command.getSku(),
                ReservationState.WAITING,
                command.getParts(),
                List.of(),
                null,
                null,
                time,
                command.getRound(),
                ticket,
                at,
                isSale(command));
    }

    /** A wait that ended with a hold or a sale. */
    static Reservation servedAtLast(Reservation waiting, List<ReservationAllocation> allocations, Instant at) {
        return ended(waiting, stateServed(waiting.getSells()), allocations, null, null, at);
    }

    /** A wait that ended with a refusal, mostly because too much was sold. */
    static Reservation refusedAtLast(Reservation waiting, ReservationRefusal reason, long available, Instant at) {
        return ended(waiting, ReservationState.REFUSED, List.of(), reason, available, at);
    }

    static Reservation committed(Reservation held, Instant at) {
        return next(held, ReservationState.COMMITTED, held.getRound(), at);
    }

    /** Parts and allocations are kept as a record of the reservation. */
    static Reservation released(Reservation old, int round, Instant at) {
        return next(old, ReservationState.RELEASED, round, at);
    }

    /**
     * Whether an order can hold that many allocations. A decision or state too large for a record would block all later
     * orders.
     */
    static boolean fit(List<ReservationAllocation> allocations) {
        return allocations.size() <= StockLimits.MAX_ALLOCATIONS
                && allocations.stream()
                                .mapToLong(each -> StockLimits.bytes(each.getWarehouseId()))
                                .sum()
                        <= StockLimits.MAX_ALLOCATION_IDS;
    }

    /** Units that the parts want together. */
    static long quantity(List<ReservationPart> parts) {
        return parts.stream().mapToLong(ReservationPart::getQuantity).sum();
    }

    private static Reservation first(
            ReservationRequested command,
            ReservationState state,
            List<ReservationAllocation> allocations,
            ReservationRefusal reason,
            Long available,
            Instant at) {
        return new Reservation(
                command.getOrderId(),
                command.getSku(),
                state,
                command.getParts(),
                allocations,
                reason,
                available,
                at,
                command.getRound(),
                null,
                null,
                false);
    }

    private static Reservation ended(
            Reservation waiting,
            ReservationState state,
            List<ReservationAllocation> allocations,
            ReservationRefusal reason,
            Long available,
            Instant at) {
        return new Reservation(
                waiting.getOrderId(),
                waiting.getSku(),
                state,
                waiting.getParts(),
                allocations,
                reason,
                available,
                Levels.later(waiting.getUpdatedAt(), at),
                waiting.getRound(),
                null,
                null,
                false);
    }

    private static Reservation next(Reservation old, ReservationState state, int round, Instant at) {
        return new Reservation(
                old.getOrderId(),
                old.getSku(),
                state,
                old.getParts(),
                old.getAllocations(),
                null,
                null,
                Levels.later(old.getUpdatedAt(), at),
                round,
                null,
                null,
                false);
    }
}
