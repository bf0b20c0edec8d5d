package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** What a client of the shop order processor gets. */
public sealed interface ShopOrderAnswer {

    /** The order is safely written. */
    @Schema(name = "ShopOrderReceipt", description = "The order is written; the task tells what becomes of it.")
    record Accepted(
            @Schema(description = "For GET /status/{task_id}.", example = "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11")
            @JsonProperty("task_id")
            String taskId)
            implements ShopOrderAnswer {}

    /** Written, and waited for: what {@code /status} would say. */
    @Schema(name = "ShopOrderStatus", description = "The order is written, and this became of it.")
    record Waited(
            @Schema(example = "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11") @JsonProperty("task_id")
            String taskId,

            @Schema(
                    description = "Of the task: an order that failed was carried out, too.",
                    allowableValues = {"requested", "succeeded"})
            @JsonProperty("status")
            String status,

            @Schema(description = "Null when the time was over before.") @JsonProperty("result")
            Result result)
            implements ShopOrderAnswer {

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
    @Schema(name = "ShopOrderResult", description = "What became of the order.")
    record Result(
            @Schema(example = "123") @JsonProperty("order_id")
            String orderId,

            @Schema(example = "processed") @JsonProperty("status")
            String status,

            @Schema(description = "Only when it failed.", example = "insufficient_stock")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @JsonProperty("reason")
            String reason) {}
}
