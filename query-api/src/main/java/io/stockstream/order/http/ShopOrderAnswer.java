package io.stockstream.order.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import java.util.Optional;

/** What a client of the shop order processor gets. */
public sealed interface ShopOrderAnswer {

    /** The order is safely written. */
    record Accepted(String taskId) implements ShopOrderAnswer {}

    /** Written, and waited for: what {@code /status} would say. */
    record Waited(String taskId, String status, Result result) implements ShopOrderAnswer {

        /** From the order itself if it could be read: a decision on a duplicate does not say why the order failed. */
        static Waited of(OrderRequested request, OrderDecided decision, Optional<OrderView> order) {
            Result result = new Result(
                    request.getOrderId(),
                    order.map(OrderView::status).orElseGet(() -> Words.of(decision.getStatus())),
                    order.map(OrderView::reason).orElseGet(() -> Words.of(decision.getReason())));
            return new Waited(request.getTaskId(), "succeeded", result);
        }

        /** The time was over before. */
        static Waited inVain(OrderRequested request) {
            return new Waited(request.getTaskId(), "requested", null);
        }
    }

    /** What became of the order. */
    record Result(
            String orderId,
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason) {}
}
