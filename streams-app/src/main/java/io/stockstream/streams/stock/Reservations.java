package io.stockstream.streams.stock;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLimits;
import java.time.Instant;
import java.util.List;

/** The next state of a reservation. */
final class Reservations {

    private Reservations() {}

    static Reservation held(ReservationRequested command, List<ReservationAllocation> allocations, Instant at) {
        return new Reservation(
                command.getOrderId(),
                command.getSku(),
                ReservationState.HELD,
                command.getParts(),
                allocations,
                null,
                null,
                at);
    }

    /** What cannot be held stays refused, also when stock comes later. */
    static Reservation refused(ReservationRequested command, ReservationRefusal reason, long available, Instant at) {
        return new Reservation(
                command.getOrderId(),
                command.getSku(),
                ReservationState.REFUSED,
                command.getParts(),
                List.of(),
                reason,
                available,
                at);
    }

    /** A release that came before its RESERVE: the mark by which that one is refused. */
    static Reservation neverHeld(ReservationRequested release, Instant at) {
        return new Reservation(
                release.getOrderId(),
                release.getSku(),
                ReservationState.RELEASED,
                List.of(),
                List.of(),
                null,
                null,
                at);
    }

    static Reservation committed(Reservation held, Instant at) {
        return next(held, ReservationState.COMMITTED, at);
    }

    /** Parts and allocations stay, to tell what it was about. */
    static Reservation released(Reservation old, Instant at) {
        return next(old, ReservationState.RELEASED, at);
    }

    /** Whether an order can hold that many allocations. A decision or a state that were too large for a record would stop all orders behind it. */
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

    private static Reservation next(Reservation old, ReservationState state, Instant at) {
        return new Reservation(
                old.getOrderId(),
                old.getSku(),
                state,
                old.getParts(),
                old.getAllocations(),
                null,
                null,
                Levels.later(old.getUpdatedAt(), at));
    }
}
