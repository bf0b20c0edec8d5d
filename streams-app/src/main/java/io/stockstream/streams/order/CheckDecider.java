package io.stockstream.streams.order;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether a pending order is stuck: it is asked for again when it is old, and fails when it is too old although an earlier check has
 * asked. So an order that waited while a topology was away is not given up before anybody looked at it.
 */
final class CheckDecider {

    private CheckDecider() {}

    static List<OrderEffect> decide(OrderState state, OrderCheckDue check, Cause cause) {
        if (state == null || state.getOrder().getStatus() != OrderStatus.PENDING) {
            return List.of();
        }
        Instant created = state.getOrder().getCreatedAt();
        boolean asked = state.getCheckedAt() != null && state.getCheckedAt().isBefore(check.getDueAt());
        if (asked && created.isBefore(check.getFailBefore())) {
            return Steps.failed(new OrderDraft(state), OrderReason.TIMED_OUT, Explanations.timedOut(state), cause);
        }
        boolean driven = state.getCheckedAt() != null && !state.getCheckedAt().isBefore(check.getDueAt());
        boolean old = created.isBefore(check.getDriveOnBefore()) || created.isBefore(check.getFailBefore());
        if (driven || !old) {
            return List.of();
        }
        OrderState after = new OrderDraft(state).checkedAt(check.getDueAt()).build(cause.at());
        List<OrderEffect> effects =
                Steps.noted(state, after, OrderStep.DRIVEN_ON, null, Explanations.drivenOn(after), cause);
        effects.addAll(Placement.questions(after));
        return effects;
    }
}
