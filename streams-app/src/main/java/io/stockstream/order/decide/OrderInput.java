package io.stockstream.order.decide;

import io.stockstream.order.LogPosition;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderRequested;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.ReservationDecided;
import java.time.Instant;

/** What is decided on. */
public sealed interface OrderInput {

    /** The time at which it takes effect, in the time of the log. */
    default Instant at(InputOrigin origin) {
        return origin.recordedAt();
    }

    /**
     * A request concerning an order.
     *
     * @param request a request that meets {@link io.stockstream.order.OrderRules}
     */
    record Requested(OrderRequested request) implements OrderInput {}

    /**
     * The catalogue answered.
     *
     * @param answer the answer
     */
    record LookedUp(LookupAnswered answer) implements OrderInput {}

    /**
     * Stock answered.
     *
     * @param decided what stock decided
     * @param command where the command stands that it decided on
     */
    record StockAnswered(ReservationDecided decided, LogPosition command) implements OrderInput {}

    /**
     * It is time to look whether the order is stuck.
     *
     * @param check until when an order counts as stuck
     */
    record CheckDue(OrderCheckDue check) implements OrderInput {

        /** A check that is processed late still counts for the time at which it was due. */
        @Override
        public Instant at(InputOrigin origin) {
            return check.getDueAt();
        }
    }
}
