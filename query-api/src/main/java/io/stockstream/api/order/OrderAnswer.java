package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The response to a command on an order: the order, or the receipt while there is none to show. */
public sealed interface OrderAnswer permits OrderView, OrderAnswer.Receipt {

    /** The command is safely written. */
    @Schema(name = "OrderReceipt", description = "The command is written; it is decided within moments.")
    record Receipt(
            @Schema(example = "order-1") @JsonProperty("order_id")
            String orderId,

            @Schema(
                    description = "Tells what becomes of the command: GET /status/{task_id}.",
                    example = "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11")
            @JsonProperty("task_id")
            String taskId,

            @Schema(description = "Of the order, as far as it is known.", example = "pending") @JsonProperty("status")
            String status)
            implements OrderAnswer {}
}
