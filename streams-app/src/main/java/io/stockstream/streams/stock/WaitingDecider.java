package io.stockstream.streams.stock;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WaitingList;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Serves the reservations that wait for a sku, first come first served. Only the first one is considered: while it has
 * to wait, so do all behind it, so that small orders cannot overtake a large one for ever. One record does a bounded
 * amount of work; a record of stock to itself continues the rest.
 */
final class WaitingDecider {

    /**
     * Tickets that one record looks at: each may lead to two records and two puts, and together they have to end well
     * within a transaction.
     */
    static final int MOST_LOOKED_AT = 200;

    private final LongFunction<Reservation> waiting;
    private final InputOrigin origin;
    private final List<ReservationEffect> effects = new ArrayList<>();
    private StockLevel level;

    private WaitingDecider(StockLevel level, LongFunction<Reservation> waiting, InputOrigin origin) {
        this.level = level;
        this.waiting = waiting;
        this.origin = origin;
    }

    /**
     * The result.
     *
     * @param level the level afterwards, with the same version
     * @param effects everything else
     */
    record Served(StockLevel level, List<ReservationEffect> effects) {}

    /**
     * Serves the reservations that the level can serve now, and refuses those that it could not serve even if every
     * hold ended.
     *
     * @param level the new level; {@code null} when the sku never was in stock
     * @param waiting finds the waiting reservation with a ticket; {@code null} when there is none
     * @param origin the record that changed the level
     */
    static Served serve(StockLevel level, LongFunction<Reservation> waiting, InputOrigin origin) {
        WaitingDecider decider = new WaitingDecider(level, waiting, origin);
        if (level != null) {
            decider.serve();
        }
        return new Served(decider.level, decider.effects);
    }

    /** The waiting list with one more at its end, whose ticket is {@link WaitingList#getNext()} less one. */
    static WaitingList joined(WaitingList list) {
        return list == null
                ? new WaitingList(0L, 1L, 1L)
                : new WaitingList(list.getFirst(), list.getNext() + 1, list.getSize() + 1);
    }

    /**
     * The waiting list after one left that was not served, which leaves a gap; {@code null} when it was the last one.
     */
    static WaitingList left(WaitingList list) {
        return without(list, list.getFirst());
    }

    private static WaitingList without(WaitingList list, long first) {
        return list.getSize() == 1 ? null : new WaitingList(first, list.getNext(), list.getSize() - 1);
    }

    private void serve() {
        boolean moves = true;
        for (int looks = 0; moves && level.getWaiting() != null; looks++) {
            if (looks == MOST_LOOKED_AT) {
                goOn();
                return;
            }
            Reservation first = waiting.apply(level.getWaiting().getFirst());
            moves = first == null ? passedGap() : isServed(first);
        }
    }

    private boolean passedGap() {
        WaitingList list = level.getWaiting();
        level = new LevelChange(level, origin.recordedAt())
                .waiting(new WaitingList(list.getFirst() + 1, list.getNext(), list.getSize()))
                .buildWithin();
        return true;
    }

    private boolean isServed(Reservation first) {
        switch (Allocator.allocate(level, first.getParts())) {
            case Allocator.Result.Served(List<ReservationAllocation> allocations)
            when !Reservations.fit(allocations) -> {
                refuse(first, ReservationRefusal.TOO_MANY_ALLOCATIONS, Levels.available(level));
                return true;
            }
            case Allocator.Result.Served(List<ReservationAllocation> allocations) -> {
                LevelChange change = new LevelChange(level, origin.recordedAt());
                allocations.forEach(each -> change.reserved(each.getWarehouseId(), each.getQuantity()));
                end(first, Reservations.heldAtLast(first, allocations, origin.recordedAt()), change);
                return true;
            }
            case Allocator.Result.Insufficient now -> {
                return isRefused(first);
            }
        }
    }

    private boolean isRefused(Reservation first) {
        StockLevel free = Levels.withNothingHeld(level, origin.recordedAt());
        if (Allocator.allocate(free, first.getParts()) instanceof Allocator.Result.Insufficient(long available)) {
            refuse(first, ReservationRefusal.INSUFFICIENT_STOCK, available);
            return true;
        }
        return false;
    }

    private void refuse(Reservation first, ReservationRefusal reason, long available) {
        Reservation refused = Reservations.refusedAtLast(first, reason, available, origin.recordedAt());
        end(first, refused, new LevelChange(level, origin.recordedAt()));
    }

    private void end(Reservation waited, Reservation now, LevelChange change) {
        WaitingList list = level.getWaiting();
        level = change.waiting(without(list, list.getFirst() + 1)).buildWithin();
        ReservationDecided decided = ReservationAnswers.followed(waited, now, level, origin);
        effects.add(new ReservationEffect.SaveReservation(now));
        effects.add(new ReservationEffect.Leave(waited.getSku(), waited.getTicket()));
        effects.add(new ReservationEffect.Answer(decided));
        effects.add(new ReservationEffect.AnswerOrder(decided));
    }

    private void goOn() {
        effects.add(new ReservationEffect.GoOn(
                new ReservationRequested("", level.getSku(), ReservationCommand.SERVE_WAITING, List.of(), 1)));
    }
}
