package io.stockstream.streams.stock;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides on one command on the reservation of an order's units of one sku. Units are held all or none; what is held is committed or
 * released; what is released stays so, also when the release comes before the command to reserve. A command that is repeated changes
 * nothing and is answered as before.
 */
final class ReservationDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param command a command that meets {@link ReservationRules}
     * @param origin where the command stands in the log
     * @return what to keep, if anything changed, then exactly one answer, and the same for the order where it waits for one
     * @throws ArithmeticException when a total would not fit a long
     */
    List<ReservationEffect> decide(KnownReservation known, ReservationRequested command, InputOrigin origin) {
        ReservationAnswers answers = new ReservationAnswers(command, origin);
        return switch (command.getCommand()) {
            case RESERVE -> reserve(known, answers);
            case COMMIT -> commit(known, answers);
            case RELEASE -> release(known, answers);
            case UNKNOWN -> throw new IllegalArgumentException("A command reserves, commits or releases: " + command);
        };
    }

    private static List<ReservationEffect> reserve(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        StockLevel level = known.level();
        if (old == null) {
            return reserveFirst(level, answers);
        }
        return switch (old.getState()) {
            // What is committed by now was held: the order gets the answer that it got, or would have got, then.
            case HELD, COMMITTED -> effects(answers.repeated(old, ReservationState.HELD, level));
            case REFUSED -> effects(answers.repeated(old, ReservationState.REFUSED, level));
            case RELEASED -> effects(answers.alreadyReleased(level));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> reserveFirst(StockLevel level, ReservationAnswers answers) {
        if (level == null) {
            return refused(ReservationRefusal.UNKNOWN_SKU, 0, null, answers);
        }
        return switch (Allocator.allocate(level, answers.command().getParts())) {
            case Allocator.Result.Insufficient(long available) ->
                refused(ReservationRefusal.INSUFFICIENT_STOCK, available, level, answers);
            case Allocator.Result.Served(List<ReservationAllocation> allocations)
            when !Reservations.fit(allocations) ->
                refused(ReservationRefusal.TOO_MANY_ALLOCATIONS, Levels.available(level), level, answers);
            case Allocator.Result.Served(List<ReservationAllocation> allocations) ->
                changed(
                        Levels.held(level, allocations, answers.at()),
                        Reservations.held(answers.command(), allocations, answers.at()),
                        answers);
        };
    }

    private static List<ReservationEffect> commit(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        StockLevel level = known.level();
        if (old == null) {
            return effects(answers.notHeld(ReservationState.UNKNOWN, List.of(), level));
        }
        return switch (old.getState()) {
            case HELD ->
                changed(
                        Levels.committed(level, old.getAllocations(), answers.at()),
                        Reservations.committed(old, answers.at()),
                        answers);
            case COMMITTED -> effects(answers.repeated(old, ReservationState.COMMITTED, level));
            case REFUSED, RELEASED -> effects(answers.notHeld(old.getState(), old.getParts(), level));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> release(KnownReservation known, ReservationAnswers answers) {
        Reservation old = known.reservation();
        StockLevel level = known.level();
        if (old == null) {
            Reservation mark = Reservations.neverHeld(answers.command(), answers.at());
            return effects(answers.done(mark, level), new ReservationEffect.SaveReservation(mark));
        }
        Reservation released = Reservations.released(old, answers.at());
        return switch (old.getState()) {
            case HELD -> changed(Levels.released(level, old.getAllocations(), answers.at()), released, answers);
            case COMMITTED -> changed(Levels.returned(level, old.getAllocations(), answers.at()), released, answers);
            case REFUSED ->
                effects(
                        answers.repeated(released, ReservationState.RELEASED, level),
                        new ReservationEffect.SaveReservation(released));
            case RELEASED -> effects(answers.repeated(old, ReservationState.RELEASED, level));
            case UNKNOWN -> throw unreadable(old);
        };
    }

    private static List<ReservationEffect> refused(
            ReservationRefusal reason, long available, StockLevel level, ReservationAnswers answers) {
        Reservation refused = Reservations.refused(answers.command(), reason, available, answers.at());
        return effects(answers.done(refused, level), new ReservationEffect.SaveReservation(refused));
    }

    private static List<ReservationEffect> changed(
            StockLevel level, Reservation reservation, ReservationAnswers answers) {
        return effects(
                answers.done(reservation, level),
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
