package io.stockstream.stock.decide;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.WaitingList;
import io.stockstream.stock.topology.ReservationRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides on one command on the reservation of an order's units of one sku. All units are held or none; held units are
 * committed or released, and a sale is a hold that is committed at once; a release is final, even when it comes before
 * the command to reserve or sell. Units that other orders hold may still come back, so a reservation that needs them
 * waits; one that needs more than the unsold units is refused. A repeated command, or one of an earlier round, changes
 * nothing and is answered as before.
 */
public final class ReservationDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param command a command that meets {@link ReservationRules}
     * @param origin where the command stands in the log
     * @return what to keep, if anything changed, then exactly one answer, and the same for the order where it waits for
     *     one; then what follows for reservations that waited
     * @throws ArithmeticException when a total would not fit a long
     */
    public List<ReservationEffect> decide(KnownReservation known, ReservationRequested command, InputOrigin origin) {
        ReservationAnswers answers = new ReservationAnswers(command, origin);
        return switch (command.getCommand()) {
            case RESERVE, SELL -> ask(known, answers);
            case COMMIT -> commit(known, answers);
            case RELEASE -> release(known, answers);
            case SERVE_WAITING -> serveWaiting(known, answers);
            case FORGET -> forget(known, answers);
            case UNKNOWN -> throw new IllegalArgumentException("A command reserves, commits or releases: " + command);
        };
    }

    private static List<ReservationEffect> ask(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        SkuStock stock = known.stock();
        int round = answers.command().getRound();
        if (old == null || (isOver(old) && round > old.getRound())) {
            return askAfresh(stock, answers);
        }
        if (round < old.getRound()) {
            return effects(answers.alreadyReleased(stock));
        }
        return switch (old.getState()) {
            // The order gets the answer that it got, or would have got, then.
            case COMMITTED -> effects(answers.repeated(old, Reservations.stateServed(answers.command()), stock));
            case HELD, WAITING, REFUSED -> effects(answers.repeated(old, old.getState(), stock));
            case RELEASED -> effects(answers.alreadyReleased(stock));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    /** Whether no later round could ask for it again. */
    private static boolean isOver(Reservation old) {
        return old.getState() == ReservationState.RELEASED || old.getState() == ReservationState.REFUSED;
    }

    private static List<ReservationEffect> askAfresh(SkuStock stock, ReservationAnswers answers) {
        if (stock == null) {
            return refused(ReservationRefusal.UNKNOWN_SKU, 0, null, answers);
        }
        // A reservation that arrives while others wait joins the end of the list, even if there is enough for it.
        if (stock.waiting() == null
                && Allocator.allocate(stock, answers.command().getParts()) instanceof Allocator.Result.Served served) {
            if (!Reservations.fit(served.allocations())) {
                return refused(
                        ReservationRefusal.TOO_MANY_ALLOCATIONS,
                        stock.available().inAll(),
                        stock,
                        answers);
            }
            Reservation reservation = Reservations.served(answers.command(), served.allocations(), answers.at());
            boolean sells = Reservations.isSale(answers.command());
            SkuStock after = Levels.serve(served, sells, new LevelChange(stock, answers.at()))
                    .build();
            return changed(after, reservation, answers);
        }
        Allocator.Result.Insufficient shortage =
                Allocator.shortage(stock.unsold(), answers.command().getParts());
        return shortage == null
                ? waits(stock, answers)
                : refused(ReservationRefusal.INSUFFICIENT_STOCK, shortage.available(), stock, answers);
    }

    private static List<ReservationEffect> waits(SkuStock stock, ReservationAnswers answers) {
        WaitingList list = WaitingDecider.joined(stock.waiting());
        SkuStock after = new LevelChange(stock, answers.at()).waiting(list).build();
        Reservation waiting =
                Reservations.waiting(answers.command(), list.getNext() - 1, answers.position(), answers.at());
        List<ReservationEffect> effects = changed(after, waiting, answers);
        effects.add(new ReservationEffect.Join(waiting));
        return effects;
    }

    private static List<ReservationEffect> commit(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        SkuStock stock = known.stock();
        if (old == null) {
            return effects(answers.notHeld(ReservationState.UNKNOWN, List.of(), stock));
        }
        if (answers.command().getRound() < old.getRound()) {
            return effects(answers.notHeld(old.getState(), old.getParts(), stock));
        }
        return switch (old.getState()) {
            case HELD ->
                freed(
                        known,
                        Levels.committed(stock, old.getAllocations(), answers.at()),
                        Reservations.committed(old, answers.at()),
                        answers);
            case COMMITTED -> effects(answers.repeated(old, ReservationState.COMMITTED, stock));
            case WAITING, REFUSED, RELEASED -> effects(answers.notHeld(old.getState(), old.getParts(), stock));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> release(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        SkuStock stock = known.stock();
        int round = answers.command().getRound();
        if (old == null) {
            Reservation mark = Reservations.neverHeld(answers.command(), answers.at());
            return effects(answers.done(mark, stock), new ReservationEffect.SaveReservation(mark));
        }
        if (round < old.getRound()) {
            return effects(answers.repeated(old, ReservationState.RELEASED, stock));
        }
        Reservation released = Reservations.released(old, round, answers.at());
        return switch (old.getState()) {
            case HELD -> freed(known, Levels.released(stock, old.getAllocations(), answers.at()), released, answers);
            case COMMITTED ->
                freed(known, Levels.returned(stock, old.getAllocations(), answers.at()), released, answers);
            case WAITING -> leaves(known, released, answers);
            case REFUSED -> releasedAgain(released, stock, answers);
            case RELEASED ->
                round > old.getRound()
                        ? releasedAgain(released, stock, answers)
                        : effects(answers.repeated(old, ReservationState.RELEASED, stock));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> releasedAgain(
            Reservation released, SkuStock stock, ReservationAnswers answers) {
        return effects(
                answers.repeated(released, ReservationState.RELEASED, stock),
                new ReservationEffect.SaveReservation(released));
    }

    private static List<ReservationEffect> leaves(
            KnownReservation known, Reservation released, ReservationAnswers answers) {
        long ticket = known.reservation().getTicket();
        SkuStock stock = known.stock();
        SkuStock after = new LevelChange(stock, answers.at())
                .waiting(WaitingDecider.left(stock.waiting()))
                .build();
        KnownReservation without = new KnownReservation(
                stock,
                known.reservation(),
                other -> other == ticket ? null : known.waiting().apply(other));
        List<ReservationEffect> effects = freed(without, after, released, answers);
        effects.add(new ReservationEffect.Leave(released.getSku(), ticket));
        return effects;
    }

    /** What holds units, or waits for some, is not forgotten: no order that is over has such. */
    private static List<ReservationEffect> forget(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        if (old == null) {
            return effects(answers.forgotten(known.stock()));
        }
        return switch (old.getState()) {
            case COMMITTED, RELEASED, REFUSED ->
                effects(answers.forgotten(known.stock()), new ReservationEffect.Forget(old.getSku(), old.getOrderId()));
            case HELD, WAITING -> effects(answers.done(old, known.stock()));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> serveWaiting(KnownReservation known, ReservationAnswers answers) {
        SkuStock stock = known.stock();
        if (stock == null || stock.waiting() == null) {
            return effects(answers.wentOn(false, stock));
        }
        SkuStock next = new LevelChange(stock, answers.at()).build();
        WaitingDecider.Served served = WaitingDecider.serve(next, known.waiting(), answers.origin());
        if (stock.waiting().equals(served.stock().waiting())) {
            return effects(answers.wentOn(false, stock));
        }
        List<ReservationEffect> effects =
                effects(answers.wentOn(true, served.stock()), new ReservationEffect.SaveStock(served.stock()));
        effects.addAll(served.effects());
        return effects;
    }

    private static List<ReservationEffect> refused(
            ReservationRefusal reason, long available, SkuStock stock, ReservationAnswers answers) {
        Reservation refused = Reservations.refused(answers.command(), reason, available, answers.at());
        return effects(answers.done(refused, stock), new ReservationEffect.SaveReservation(refused));
    }

    /** The level changed, in favour of the waiting reservations or against them. */
    private static List<ReservationEffect> freed(
            KnownReservation known, SkuStock stock, Reservation reservation, ReservationAnswers answers) {
        WaitingDecider.Served served = WaitingDecider.serve(stock, known.waiting(), answers.origin());
        List<ReservationEffect> effects = changed(served.stock(), reservation, answers);
        effects.addAll(served.effects());
        return effects;
    }

    private static List<ReservationEffect> changed(
            SkuStock stock, Reservation reservation, ReservationAnswers answers) {
        return effects(
                answers.changed(reservation, stock),
                new ReservationEffect.SaveStock(stock),
                new ReservationEffect.SaveReservation(reservation));
    }

    private static List<ReservationEffect> effects(ReservationDecided decided, ReservationEffect... saves) {
        List<ReservationEffect> effects = new ArrayList<>(List.of(saves));
        effects.add(new ReservationEffect.Answer(decided));
        if (decided.getCommand() == ReservationCommand.RESERVE || decided.getCommand() == ReservationCommand.SELL) {
            effects.add(new ReservationEffect.AnswerOrder(decided));
        }
        return effects;
    }

    private static IllegalStateException unreadable(Reservation reservation) {
        return new IllegalStateException("This version does not know the state of " + reservation);
    }
}
