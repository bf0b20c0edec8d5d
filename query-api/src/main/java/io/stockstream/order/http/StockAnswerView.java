package io.stockstream.order.http;

import io.stockstream.order.StockAnswer;
import java.util.List;

/** Stock's answer about one sku of an order. */
public record StockAnswerView(
        String sku,
        long quantity,
        boolean reserved,
        boolean waiting,
        Long available,
        List<OrderView.Allocation> allocations,
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
