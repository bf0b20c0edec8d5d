package io.stockstream.stock.decide;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.WaitingList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Serves the reservations that wait for a sku, first come first served. Only the first one is considered: while it has
 * to wait, so do all behind it, so that small orders cannot overtake a large one for ever. One record does a bounded
 * amount of work; a record of stock to itself continues the rest.
 */
public final class WaitingDecider {

    /**
     * Tickets that one record looks at: each may lead to two records and two puts, and together they have to end well
     * within a transaction.
     */
    public static final int MOST_LOOKED_AT = 200;

    /** Warehouses that they may be served from, all together: each is read, and leads to more records and puts. */
    static final int MOST_WAREHOUSES = StockLimits.MAX_ALLOCATIONS;

    private final LongFunction<Reservation> waiting;
    private final InputOrigin origin;
    private final List<ReservationEffect> effects = new ArrayList<>();
    private SkuStock stock;
    private int warehouses;

    private WaitingDecider(SkuStock stock, LongFunction<Reservation> waiting, InputOrigin origin) {
        this.stock = stock;
        this.waiting = waiting;
        this.origin = origin;
    }

    /**
     * The result.
     *
     * @param stock the stock afterwards, with the same version
     * @param effects everything else
     */
    public record Served(SkuStock stock, List<ReservationEffect> effects) {}

    /**
     * Serves the reservations that the level can serve now, and refuses those that it could not serve even if every
     * hold ended.
     *
     * @param stock the new stock; {@code null} when the sku never was in stock
     * @param waiting finds the waiting reservation with a ticket; {@code null} when there is none
     * @param origin the record that changed the level
     */
    public static Served serve(SkuStock stock, LongFunction<Reservation> waiting, InputOrigin origin) {
        WaitingDecider decider = new WaitingDecider(stock, waiting, origin);
        if (stock != null) {
            decider.serve();
        }
        return new Served(decider.stock, decider.effects);
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
        for (int looks = 0; moves && stock.waiting() != null; looks++) {
            if (looks == MOST_LOOKED_AT || warehouses >= MOST_WAREHOUSES) {
                goOn();
                return;
            }
            Reservation first = waiting.apply(stock.waiting().getFirst());
            moves = first == null ? passedGap() : isServed(first);
        }
    }

    private boolean passedGap() {
        WaitingList list = stock.waiting();
        stock = new LevelChange(stock, origin.recordedAt())
                .waiting(new WaitingList(list.getFirst() + 1, list.getNext(), list.getSize()))
                .buildWithin();
        return true;
    }

    private boolean isServed(Reservation first) {
        if (!(Allocator.allocate(stock, first.getParts()) instanceof Allocator.Result.Served served)) {
            return isRefused(first);
        }
        warehouses += served.allocations().size();
        if (Reservations.fit(served.allocations())) {
            Reservation now = Reservations.servedAtLast(first, served.allocations(), origin.recordedAt());
            end(first, now, Levels.serve(served, first.getSells(), new LevelChange(stock, origin.recordedAt())));
        } else {
            refuse(
                    first,
                    ReservationRefusal.TOO_MANY_ALLOCATIONS,
                    stock.available().inAll());
        }
        return true;
    }

    private boolean isRefused(Reservation first) {
        Allocator.Result.Insufficient shortage = Allocator.shortage(stock.unsold(), first.getParts());
        if (shortage == null) {
            return false;
        }
        refuse(first, ReservationRefusal.INSUFFICIENT_STOCK, shortage.available());
        return true;
    }

    private void refuse(Reservation first, ReservationRefusal reason, long available) {
        Reservation refused = Reservations.refusedAtLast(first, reason, available, origin.recordedAt());
        end(first, refused, new LevelChange(stock, origin.recordedAt()));
    }

    private void end(Reservation waited, Reservation now, LevelChange change) {
        WaitingList list = stock.waiting();
        stock = change.waiting(without(list, list.getFirst() + 1)).buildWithin();
        ReservationDecided decided = ReservationAnswers.followed(waited, now, stock, origin);
        effects.add(new ReservationEffect.SaveReservation(now));
        effects.add(new ReservationEffect.Leave(waited.getSku(), waited.getTicket()));
        effects.add(new ReservationEffect.Answer(decided));
        effects.add(new ReservationEffect.AnswerOrder(decided));
    }

    private void goOn() {
        effects.add(new ReservationEffect.GoOn(
                new ReservationRequested("", stock.all().getSku(), ReservationCommand.SERVE_WAITING, List.of(), 1)));
    }
}
