package io.stockstream.order.decide;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.Order;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PlaceOrder;
import java.util.Optional;

/** Reports to the tasks behind requests. */
final class TaskReports {

    private static final String PLACE = "place_order";
    private static final String CANCEL = "cancel_order";
    private static final String CHANGE_STATUS = "change_order_status";

    private TaskReports() {}

    /** The task that placed the order: done, however the order ended. */
    static Optional<OrderEffect> placed(OrderState state) {
        return state.getTaskId() == null
                ? Optional.empty()
                : Optional.of(report(state.getTaskId(), PLACE, state.getOrder()));
    }

    /** The request was carried out, or had been before. */
    static Optional<OrderEffect> done(OrderRequested request, Order order) {
        return request.getTaskId() == null
                ? Optional.empty()
                : Optional.of(report(request.getTaskId(), type(request), order));
    }

    /**
     * The request was refused.
     *
     * @param status status of the order; UNKNOWN when there is none
     */
    static Optional<OrderEffect> refused(
            OrderRequested request, OrderStatus status, OrderReason reason, String explanation) {
        return request.getTaskId() == null
                ? Optional.empty()
                : Optional.of(new OrderEffect.ReportTask(
                        request.getTaskId(), type(request), request.getOrderId(), status, reason, explanation));
    }

    private static OrderEffect report(String taskId, String type, Order order) {
        return new OrderEffect.ReportTask(taskId, type, order.getOrderId(), order.getStatus(), order.getReason(), null);
    }

    private static String type(OrderRequested request) {
        return switch (request.getCommand()) {
            case PlaceOrder place -> PLACE;
            case CancelOrder cancel -> CANCEL;
            default -> CHANGE_STATUS;
        };
    }
}
