package io.stockstream.stock.decide;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import java.time.Instant;
import java.util.List;

/**
 * The possible answers to one command. All stock passed in is that after the decision; {@code null} when the sku
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
    ReservationDecided changed(Reservation now, SkuStock stock) {
        return about(now, now.getState(), false, true, stock);
    }

    /** The command has just led to this state without changing the level. */
    ReservationDecided done(Reservation now, SkuStock stock) {
        return about(now, now.getState(), false, false, stock);
    }

    /**
     * The command repeats what had been done before.
     *
     * @param told the state in the first answer
     */
    ReservationDecided repeated(Reservation known, ReservationState told, SkuStock stock) {
        return about(known, told, true, false, stock);
    }

    /** A RESERVE or SELL that its release has overtaken, or that is repeated after it. */
    ReservationDecided alreadyReleased(SkuStock stock) {
        return refused(ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, command.getParts(), stock);
    }

    /**
     * A COMMIT of units that are not held.
     *
     * @param state state of the reservation; {@link ReservationState#UNKNOWN} when there is none
     * @param parts what the reservation wanted; empty when there is none
     */
    ReservationDecided notHeld(ReservationState state, List<ReservationPart> parts, SkuStock stock) {
        return refused(state, ReservationRefusal.NOT_HELD, parts, stock);
    }

    /**
     * Stock continued to serve waiting reservations.
     *
     * @param changed whether that changed the level
     */
    ReservationDecided wentOn(boolean changed, SkuStock stock) {
        return decided(ReservationState.UNKNOWN, false, changed, null, List.of(), null, List.of(), stock);
    }

    /** Nothing is known of the reservation any more. */
    ReservationDecided forgotten(SkuStock stock) {
        return decided(ReservationState.UNKNOWN, false, false, null, List.of(), null, List.of(), stock);
    }

    /**
     * A wait is over: the answer to the RESERVE or SELL that waited. It is caused by another record, possibly a
     * movement.
     *
     * @param waited the reservation while it waited
     * @param now the reservation, held, sold or refused
     * @param origin the record that ended the wait
     */
    static ReservationDecided followed(Reservation waited, Reservation now, SkuStock stock, InputOrigin origin) {
        return new ReservationDecided(
                now.getOrderId(),
                now.getSku(),
                waited.getSells() ? ReservationCommand.SELL : ReservationCommand.RESERVE,
                now.getState(),
                false,
                now.getReason(),
                Reservations.quantity(now.getParts()),
                now.getAvailable(),
                now.getAllocations(),
                Levels.version(stock),
                origin.recordedAt(),
                waited.getCommand(),
                now.getRound(),
                true,
                false,
                now.getState() == ReservationState.REFUSED ? null : Levels.totals(stock.all()));
    }

    /** Changes nothing, and names no allocations, so that they are not mistaken for held ones. */
    private ReservationDecided refused(
            ReservationState state, ReservationRefusal reason, List<ReservationPart> parts, SkuStock stock) {
        return decided(state, false, false, reason, parts, null, List.of(), stock);
    }

    private ReservationDecided about(
            Reservation shown, ReservationState told, boolean repeated, boolean changed, SkuStock stock) {
        return decided(
                told,
                repeated,
                changed,
                shown.getReason(),
                shown.getParts(),
                shown.getAvailable(),
                shown.getAllocations(),
                stock);
    }

    private ReservationDecided decided(
            ReservationState state,
            boolean repeated,
            boolean changed,
            ReservationRefusal reason,
            List<ReservationPart> parts,
            Long available,
            List<ReservationAllocation> allocations,
            SkuStock stock) {
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
                Levels.version(stock),
                at(),
                position(),
                command.getRound(),
                false,
                changed,
                changed ? Levels.totals(stock.all()) : null);
    }
}
