package io.stockstream.order.decide;

import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PlaceOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a horizon means for orders. An order is over once it is no longer pending and its last change lies before the
 * horizon; from then on it counts as unknown, whether it is still stored or not. A request of the time before places no
 * order: it may repeat one that is forgotten.
 *
 * @param before the horizon; {@link Instant#MIN} when there is none
 */
public record OrderHorizon(Instant before) {

    /** Whether it is over. */
    public boolean isOver(OrderState state) {
        OrderStatus status = state.getOrder().getStatus();
        // What a newer version means by a status that this one does not know may still go on.
        return status != OrderStatus.PENDING
                && status != OrderStatus.UNKNOWN
                && state.getOrder().getUpdatedAt().isBefore(before);
    }

    /**
     * Whether an input is refused.
     *
     * @param state {@code null} when there is no such order
     * @param at time of the input
     */
    public boolean refuses(OrderState state, OrderInput input, Instant at) {
        return state == null
                && input instanceof OrderInput.Requested(OrderRequested request)
                && request.getCommand() instanceof PlaceOrder
                && at.isBefore(before);
    }

    /** Refuses a request. */
    public List<OrderEffect> refuse(OrderRequested request, Cause cause) {
        String explanation = Explanations.tooOld(cause.at(), before);
        List<OrderEffect> effects = new ArrayList<>();
        effects.add(new OrderEffect.Decide(cause.unknown(request.getOrderId(), OrderReason.TOO_OLD, explanation)));
        TaskReports.refused(request, OrderStatus.UNKNOWN, OrderReason.TOO_OLD, explanation)
                .ifPresent(effects::add);
        return effects;
    }
}
