package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.order.StockAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Stock's answer about one sku of an order. */
@Schema(name = "StockAnswer", description = "The answer of stock about one sku.")
public record StockAnswerView(
        @Schema(example = "SKU-1") @JsonProperty("sku") String sku,

        @Schema(description = "Units wanted.", example = "2") @JsonProperty("quantity")
        long quantity,

        @Schema(description = "Whether they are held.") @JsonProperty("reserved")
        boolean reserved,

        @Schema(
                description =
                        "Whether other orders hold them: the order waits, and stock answers again when those orders are"
                                + " decided.")
        @JsonProperty("waiting")
        boolean waiting,

        @Schema(
                types = {"integer", "null"},
                format = "int64",
                description = "Unsold units when there were too few, including those that were held for other orders.",
                example = "1")
        @JsonProperty("available")
        Long available,

        @JsonProperty("allocations") List<OrderView.Allocation> allocations,

        @Schema(description = "The command that stock answered.") @JsonProperty("command")
        LogPlace command) {

    public StockAnswerView {
        allocations = allocations == null ? List.of() : allocations;
    }

    /** May be {@code null}, as the answer may. */
    static StockAnswerView of(StockAnswer answer) {
        return answer == null
                ? null
                : new StockAnswerView(
                        answer.getSku(),
                        answer.getQuantity(),
                        answer.getReserved(),
                        answer.getWaiting(),
                        answer.getAvailable(),
                        answer.getAllocations().stream()
                                .map(part -> new OrderView.Allocation(part.getWarehouseId(), part.getQuantity()))
                                .toList(),
                        LogPlace.of(answer.getCommand()));
    }
}
