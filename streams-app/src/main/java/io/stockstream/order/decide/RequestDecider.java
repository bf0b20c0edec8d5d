package io.stockstream.order.decide;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.decide.OrderEffect.Decide;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides on requests. */
final class RequestDecider {

    private RequestDecider() {}

    static List<OrderEffect> decide(OrderState state, OrderRequested request, Cause cause) {
        return switch (request.getCommand()) {
            case PlaceOrder place when state == null -> Placement.place(request, place, cause);
            case PlaceOrder place -> placedAgain(state, request, place, cause);
            case Object other when state == null -> unknown(request, cause);
            case CancelOrder cancel -> move(state, request, OrderStatus.CANCELLED, cause);
            case ChangeOrderStatus change -> move(state, request, change.getStatus(), cause);
            default -> throw new IllegalArgumentException("No request about an order: " + request);
        };
    }

    private static List<OrderEffect> placedAgain(
            OrderState state, OrderRequested request, PlaceOrder place, Cause cause) {
        if (!isSame(place, state.getPlaced())) {
            return refused(
                    state, request, OrderReason.CONFLICTING_DUPLICATE, Explanations.conflictingDuplicate(), cause);
        }
        boolean endsLater = isOwnTask(state, request) && state.getOrder().getStatus() == OrderStatus.PENDING;
        return repeated(state, request, !endsLater, cause);
    }

    private static List<OrderEffect> move(OrderState state, OrderRequested request, OrderStatus wanted, Cause cause) {
        OrderStatus status = state.getOrder().getStatus();
        if (status == wanted) {
            return repeated(state, request, true, cause);
        }
        Optional<Transition> way = Transition.find(status, wanted);
        if (way.isEmpty()) {
            return refused(
                    state, request, OrderReason.TRANSITION_NOT_ALLOWED, Explanations.notAllowed(status, wanted), cause);
        }
        return moved(state, request, way.get(), cause);
    }

    private static List<OrderEffect> moved(OrderState state, OrderRequested request, Transition way, Cause cause) {
        OrderDraft draft = new OrderDraft(state).moved(way);
        boolean cancels = way.to() == OrderStatus.CANCELLED;
        if (cancels) {
            draft.lines(Lines.released(draft.lines()));
        }
        OrderState after = draft.build(cause.at());
        List<OrderEffect> effects = Steps.moved(
                way,
                after,
                cancels ? OrderStep.CANCELLED : OrderStep.STATUS_CHANGED,
                Explanations.moved(way, after) + Explanations.comment(request),
                cause);
        // The step itself has already reported the end to a pending order's own task.
        boolean told = way.from() == OrderStatus.PENDING && isOwnTask(state, request);
        if (!told) {
            TaskReports.done(request, after.getOrder()).ifPresent(effects::add);
        }
        return effects;
    }

    private static List<OrderEffect> repeated(OrderState state, OrderRequested request, boolean report, Cause cause) {
        OrderState after = new OrderDraft(state).build(cause.at());
        List<OrderEffect> effects =
                Steps.noted(after, OrderStep.DUPLICATE, null, Explanations.duplicate(after.getOrder()), cause);
        if (report) {
            TaskReports.done(request, after.getOrder()).ifPresent(effects::add);
        }
        return effects;
    }

    private static List<OrderEffect> refused(
            OrderState state, OrderRequested request, OrderReason reason, String explanation, Cause cause) {
        OrderState after = new OrderDraft(state).build(cause.at());
        List<OrderEffect> effects = Steps.noted(after, OrderStep.REFUSED, reason, explanation, cause);
        // The task that placed the order succeeds by it; a request that borrows its id must not make it fail.
        if (!isOwnTask(state, request)) {
            TaskReports.refused(request, after.getOrder().getStatus(), reason, explanation)
                    .ifPresent(effects::add);
        }
        return effects;
    }

    private static List<OrderEffect> unknown(OrderRequested request, Cause cause) {
        List<OrderEffect> effects = new ArrayList<>();
        effects.add(new Decide(cause.unknown(request.getOrderId())));
        TaskReports.refused(
                        request,
                        OrderStatus.UNKNOWN,
                        OrderReason.UNKNOWN_ORDER,
                        Explanations.unknownOrder(request.getOrderId()))
                .ifPresent(effects::add);
        return effects;
    }

    private static boolean isSame(PlaceOrder place, PlaceOrder placed) {
        return Lines.same(place.getLines(), placed.getLines())
                && Objects.equals(place.getUserId(), placed.getUserId())
                && Objects.equals(place.getEmail(), placed.getEmail())
                && Objects.equals(place.getDeliveryAddressId(), placed.getDeliveryAddressId())
                && Objects.equals(place.getCurrency(), placed.getCurrency());
    }

    private static boolean isOwnTask(OrderState state, OrderRequested request) {
        return request.getTaskId() != null && request.getTaskId().equals(state.getTaskId());
    }
}
