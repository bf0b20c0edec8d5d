package io.stockstream.order.decide;

import io.stockstream.order.OrderStatus;
import io.stockstream.stock.ReservationCommand;
import java.util.Arrays;
import java.util.Optional;

/**
 * The table of an order's state transitions. Any other transition is refused; a state without a transition is final.
 */
enum Transition {
    /** Every unit is held. */
    HELD(OrderStatus.PENDING, OrderStatus.PROCESSED, ReservationCommand.COMMIT),
    /** Every unit is sold already: the order is of one sku. */
    SOLD(OrderStatus.PENDING, OrderStatus.PROCESSED, null),
    /** Something cannot be met, or it took too long. */
    UNMET(OrderStatus.PENDING, OrderStatus.FAILED, ReservationCommand.RELEASE),
    /** Cancelled before it was decided. */
    WITHDRAWN(OrderStatus.PENDING, OrderStatus.CANCELLED, ReservationCommand.RELEASE),
    /** Told by a request. */
    SHIPPED(OrderStatus.PROCESSED, OrderStatus.SHIPPED, null),
    /** Cancelled before it was shipped; the units go back into stock. */
    RETURNED(OrderStatus.PROCESSED, OrderStatus.CANCELLED, ReservationCommand.RELEASE),
    /** Told by a request. */
    DELIVERED(OrderStatus.SHIPPED, OrderStatus.DELIVERED, null);

    private final OrderStatus from;
    private final OrderStatus to;
    private final ReservationCommand command;

    Transition(OrderStatus from, OrderStatus to, ReservationCommand command) {
        this.from = from;
        this.to = to;
        this.command = command;
    }

    OrderStatus from() {
        return from;
    }

    OrderStatus to() {
        return to;
    }

    /** The command to stock for every requested sku; empty for none. */
    Optional<ReservationCommand> command() {
        return Optional.ofNullable(command);
    }

    static Optional<Transition> find(OrderStatus from, OrderStatus to) {
        return Arrays.stream(values())
                .filter(each -> each.from == from && each.to == to)
                .findFirst();
    }
}
