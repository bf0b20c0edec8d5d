package io.stockstream.streams.stock;

import io.stockstream.stock.FactPosition;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.runtime.InputOrigin;
import java.time.Instant;
import java.util.List;

/**
 * The possible answers to one command. Every level passed in is the one after the decision; {@code null} when the sku
 * never was in stock.
 *
 * @param command the command
 * @param origin where it stands in the log
 */
record ReservationAnswers(ReservationRequested command, InputOrigin origin) {

    /** The time of the decision. */
    Instant at() {
        return origin.recordedAt();
    }

    /** The position of the command in its topic. */
    FactPosition position() {
        return new FactPosition(origin.partition(), origin.offset());
    }

    /** The command has just led to this state and changed the level. */
    ReservationDecided changed(Reservation now, StockLevel level) {
        return about(now, now.getState(), false, true, level);
    }

    /** The command has just led to this state without changing the level. */
    ReservationDecided done(Reservation now, StockLevel level) {
        return about(now, now.getState(), false, false, level);
    }

    /**
     * The command repeats what had been done before.
     *
     * @param told the state in the first answer
     */
    ReservationDecided repeated(Reservation known, ReservationState told, StockLevel level) {
        return about(known, told, true, false, level);
    }

    /** A RESERVE that its release has overtaken, or that is repeated after it. */
    ReservationDecided alreadyReleased(StockLevel level) {
        return refused(ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, command.getParts(), level);
    }

    /**
     * A COMMIT of units that are not held.
     *
     * @param state state of the reservation; {@link ReservationState#UNKNOWN} when there is none
     * @param parts what the reservation wanted; empty when there is none
     */
    ReservationDecided notHeld(ReservationState state, List<ReservationPart> parts, StockLevel level) {
        return refused(state, ReservationRefusal.NOT_HELD, parts, level);
    }

    /**
     * Stock continued to serve waiting reservations.
     *
     * @param changed whether that changed the level
     */
    ReservationDecided wentOn(boolean changed, StockLevel level) {
        return decided(ReservationState.UNKNOWN, false, changed, null, List.of(), null, List.of(), level);
    }

    /** Nothing is known of the reservation any more. */
    ReservationDecided forgotten(StockLevel level) {
        return decided(ReservationState.UNKNOWN, false, false, null, List.of(), null, List.of(), level);
    }

    /**
     * A wait is over: the answer to the RESERVE that waited. It is caused by another record, possibly a movement.
     *
     * @param waited the reservation while it waited
     * @param now the reservation, held or refused
     * @param origin the record that ended the wait
     */
    static ReservationDecided followed(Reservation waited, Reservation now, StockLevel level, InputOrigin origin) {
        return new ReservationDecided(
                now.getOrderId(),
                now.getSku(),
                ReservationCommand.RESERVE,
                now.getState(),
                false,
                now.getReason(),
                Reservations.quantity(now.getParts()),
                now.getAvailable(),
                now.getAllocations(),
                Levels.version(level),
                origin.recordedAt(),
                waited.getCommand(),
                now.getRound(),
                true,
                false);
    }

    /** Changes nothing, and names no allocations, so that they are not mistaken for held ones. */
    private ReservationDecided refused(
            ReservationState state, ReservationRefusal reason, List<ReservationPart> parts, StockLevel level) {
        return decided(state, false, false, reason, parts, null, List.of(), level);
    }

    private ReservationDecided about(
            Reservation shown, ReservationState told, boolean repeated, boolean changed, StockLevel level) {
        return decided(
                told,
                repeated,
                changed,
                shown.getReason(),
                shown.getParts(),
                shown.getAvailable(),
                shown.getAllocations(),
                level);
    }

    private ReservationDecided decided(
            ReservationState state,
            boolean repeated,
            boolean changed,
            ReservationRefusal reason,
            List<ReservationPart> parts,
            Long available,
            List<ReservationAllocation> allocations,
            StockLevel level) {
        return new ReservationDecided(
                command.getOrderId(),
                command.getSku(),
                command.getCommand(),
                state,
                repeated,
                reason,
                Reservations.quantity(parts),
                available,
                allocations,
                Levels.version(level),
                at(),
                position(),
                command.getRound(),
                false,
                changed);
    }
}
