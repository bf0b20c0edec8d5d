package io.stockstream.streams.stock;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WaitingList;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides on one command on the reservation of an order's units of one sku. All units are held or none; held units are
 * committed or released; a release is final, even when it comes before the command to reserve. Units that other orders
 * hold may still come back, so a reservation that needs them waits; one that needs more than the unsold units is
 * refused. A repeated command, or one of an earlier round, changes nothing and is answered as before.
 */
final class ReservationDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param command a command that meets {@link ReservationRules}
     * @param origin where the command stands in the log
     * @return what to keep, if anything changed, then exactly one answer, and the same for the order where it waits for one; then what
     *     follows for reservations that waited
     * @throws ArithmeticException when a total would not fit a long
     */
    List<ReservationEffect> decide(KnownReservation known, ReservationRequested command, InputOrigin origin) {
        ReservationAnswers answers = new ReservationAnswers(command, origin);
        return switch (command.getCommand()) {
            case RESERVE -> reserve(known, answers);
            case COMMIT -> commit(known, answers);
            case RELEASE -> release(known, answers);
            case SERVE_WAITING -> serveWaiting(known, answers);
            case FORGET -> forget(known, answers);
            case UNKNOWN -> throw new IllegalArgumentException("A command reserves, commits or releases: " + command);
        };
    }

    private static List<ReservationEffect> reserve(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        StockLevel level = known.level();
        int round = answers.command().getRound();
        if (old == null || (isOver(old) && round > old.getRound())) {
            return reserveAfresh(level, answers);
        }
        if (round < old.getRound()) {
            return effects(answers.alreadyReleased(level));
        }
        return switch (old.getState()) {
            // Units committed by now were held: the order gets the answer that it got, or would have got, then.
            case HELD, COMMITTED -> effects(answers.repeated(old, ReservationState.HELD, level));
            case WAITING, REFUSED -> effects(answers.repeated(old, old.getState(), level));
            case RELEASED -> effects(answers.alreadyReleased(level));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    /** Whether no later round could ask for it again. */
    private static boolean isOver(Reservation old) {
        return old.getState() == ReservationState.RELEASED || old.getState() == ReservationState.REFUSED;
    }

    private static List<ReservationEffect> reserveAfresh(StockLevel level, ReservationAnswers answers) {
        if (level == null) {
            return refused(ReservationRefusal.UNKNOWN_SKU, 0, null, answers);
        }
        // A reservation that arrives while others wait joins the end of the list, even if there is enough for it.
        if (level.getWaiting() == null
                && Allocator.allocate(level, answers.command().getParts())
                        instanceof Allocator.Result.Served(List<ReservationAllocation> allocations)) {
            if (!Reservations.fit(allocations)) {
                return refused(ReservationRefusal.TOO_MANY_ALLOCATIONS, Levels.available(level), level, answers);
            }
            Reservation held = Reservations.held(answers.command(), allocations, answers.at());
            return changed(Levels.held(level, allocations, answers.at()), held, answers);
        }
        StockLevel free = Levels.withNothingHeld(level, answers.at());
        return switch (Allocator.allocate(free, answers.command().getParts())) {
            case Allocator.Result.Insufficient(long available) ->
                refused(ReservationRefusal.INSUFFICIENT_STOCK, available, level, answers);
            case Allocator.Result.Served served -> waits(level, answers);
        };
    }

    private static List<ReservationEffect> waits(StockLevel level, ReservationAnswers answers) {
        WaitingList list = WaitingDecider.joined(level.getWaiting());
        StockLevel after = new LevelChange(level, answers.at()).waiting(list).build();
        Reservation waiting =
                Reservations.waiting(answers.command(), list.getNext() - 1, answers.position(), answers.at());
        List<ReservationEffect> effects = changed(after, waiting, answers);
        effects.add(new ReservationEffect.Join(waiting));
        return effects;
    }

    private static List<ReservationEffect> commit(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        StockLevel level = known.level();
        if (old == null) {
            return effects(answers.notHeld(ReservationState.UNKNOWN, List.of(), level));
        }
        if (answers.command().getRound() < old.getRound()) {
            return effects(answers.notHeld(old.getState(), old.getParts(), level));
        }
        return switch (old.getState()) {
            case HELD ->
                freed(
                        known,
                        Levels.committed(level, old.getAllocations(), answers.at()),
                        Reservations.committed(old, answers.at()),
                        answers);
            case COMMITTED -> effects(answers.repeated(old, ReservationState.COMMITTED, level));
            case WAITING, REFUSED, RELEASED -> effects(answers.notHeld(old.getState(), old.getParts(), level));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> release(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        StockLevel level = known.level();
        int round = answers.command().getRound();
        if (old == null) {
            Reservation mark = Reservations.neverHeld(answers.command(), answers.at());
            return effects(answers.done(mark, level), new ReservationEffect.SaveReservation(mark));
        }
        if (round < old.getRound()) {
            return effects(answers.repeated(old, ReservationState.RELEASED, level));
        }
        Reservation released = Reservations.released(old, round, answers.at());
        return switch (old.getState()) {
            case HELD -> freed(known, Levels.released(level, old.getAllocations(), answers.at()), released, answers);
            case COMMITTED ->
                freed(known, Levels.returned(level, old.getAllocations(), answers.at()), released, answers);
            case WAITING -> leaves(known, released, answers);
            case REFUSED -> releasedAgain(released, level, answers);
            case RELEASED ->
                round > old.getRound()
                        ? releasedAgain(released, level, answers)
                        : effects(answers.repeated(old, ReservationState.RELEASED, level));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> releasedAgain(
            Reservation released, StockLevel level, ReservationAnswers answers) {
        return effects(
                answers.repeated(released, ReservationState.RELEASED, level),
                new ReservationEffect.SaveReservation(released));
    }

    private static List<ReservationEffect> leaves(
            KnownReservation known, Reservation released, ReservationAnswers answers) {
        long ticket = known.reservation().getTicket();
        StockLevel level = known.level();
        StockLevel after = new LevelChange(level, answers.at())
                .waiting(WaitingDecider.left(level.getWaiting()))
                .build();
        KnownReservation without = new KnownReservation(
                level,
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
            return effects(answers.forgotten(known.level()));
        }
        return switch (old.getState()) {
            case COMMITTED, RELEASED, REFUSED ->
                effects(answers.forgotten(known.level()), new ReservationEffect.Forget(old.getSku(), old.getOrderId()));
            case HELD, WAITING -> effects(answers.done(old, known.level()));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> serveWaiting(KnownReservation known, ReservationAnswers answers) {
        StockLevel level = known.level();
        if (level == null || level.getWaiting() == null) {
            return effects(answers.wentOn(false, level));
        }
        StockLevel next = new LevelChange(level, answers.at()).build();
        WaitingDecider.Served served = WaitingDecider.serve(next, known.waiting(), answers.origin());
        if (level.getWaiting().equals(served.level().getWaiting())) {
            return effects(answers.wentOn(false, level));
        }
        List<ReservationEffect> effects =
                effects(answers.wentOn(true, served.level()), new ReservationEffect.SaveLevel(served.level()));
        effects.addAll(served.effects());
        return effects;
    }

    private static List<ReservationEffect> refused(
            ReservationRefusal reason, long available, StockLevel level, ReservationAnswers answers) {
        Reservation refused = Reservations.refused(answers.command(), reason, available, answers.at());
        return effects(answers.done(refused, level), new ReservationEffect.SaveReservation(refused));
    }

    /** The level changed, in favour of the waiting reservations or against them. */
    private static List<ReservationEffect> freed(
            KnownReservation known, StockLevel level, Reservation reservation, ReservationAnswers answers) {
        WaitingDecider.Served served = WaitingDecider.serve(level, known.waiting(), answers.origin());
        List<ReservationEffect> effects = changed(served.level(), reservation, answers);
        effects.addAll(served.effects());
        return effects;
    }

    private static List<ReservationEffect> changed(
            StockLevel level, Reservation reservation, ReservationAnswers answers) {
        return effects(
                answers.changed(reservation, level),
                new ReservationEffect.SaveLevel(level),
                new ReservationEffect.SaveReservation(reservation));
    }

    private static List<ReservationEffect> effects(ReservationDecided decided, ReservationEffect... saves) {
        List<ReservationEffect> effects = new ArrayList<>(List.of(saves));
        effects.add(new ReservationEffect.Answer(decided));
        if (decided.getCommand() == ReservationCommand.RESERVE) {
            effects.add(new ReservationEffect.AnswerOrder(decided));
        }
        return effects;
    }

    private static IllegalStateException unreadable(Reservation reservation) {
        return new IllegalStateException("This version does not know the state of " + reservation);
    }
}
