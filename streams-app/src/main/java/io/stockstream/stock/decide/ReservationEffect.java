package io.stockstream.stock.decide;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;

/** What a decision on a reservation asks the processor to do. */
public sealed interface ReservationEffect {

    /**
     * Keep what has changed of the sku's stock and publish it.
     *
     * @param stock the new state of the sku
     */
    record SaveStock(SkuStock stock) implements ReservationEffect {}

    /**
     * Keep the reservation's new state.
     *
     * @param reservation the whole new state
     */
    record SaveReservation(Reservation reservation) implements ReservationEffect {}

    /**
     * Forget the reservation.
     *
     * @param sku what it was about
     * @param orderId the order that is forgotten
     */
    record Forget(String sku, String orderId) implements ReservationEffect {}

    /**
     * Make the reservation findable by its ticket.
     *
     * @param reservation the waiting reservation
     */
    record Join(Reservation reservation) implements ReservationEffect {}

    /**
     * The reservation with this ticket no longer waits.
     *
     * @param sku what it waited for
     * @param ticket its ticket
     */
    record Leave(String sku, long ticket) implements ReservationEffect {}

    /**
     * Have stock continue, in a record to itself, with the work that this record leaves.
     *
     * @param request the command to itself
     */
    record GoOn(ReservationRequested request) implements ReservationEffect {}

    /**
     * Publish the decision on the command.
     *
     * @param decided the decision
     */
    record Answer(ReservationDecided decided) implements ReservationEffect {}

    /**
     * Answer the order, which waits for it.
     *
     * @param decided the decision
     */
    record AnswerOrder(ReservationDecided decided) implements ReservationEffect {}
}
