package io.stockstream.streams.order;

import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.StockQuestion;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Commands to stock: one reservation per sku, with one part per line of that sku. */
final class StockCommands {

    private StockCommands() {}

    /** The skus of the lines, each once, in their order. */
    static List<String> skus(List<OrderLine> lines) {
        Set<String> skus = new LinkedHashSet<>();
        lines.forEach(line -> skus.add(line.getSku()));
        return List.copyOf(skus);
    }

    static ReservationRequested reserve(Order order, StockQuestion question) {
        List<ReservationPart> parts = new ArrayList<>();
        for (OrderLine line : order.getLines()) {
            if (line.getSku().equals(question.getSku())) {
                parts.add(new ReservationPart(line.getQuantity(), line.getWarehouseId()));
            }
        }
        return new ReservationRequested(
                order.getOrderId(), question.getSku(), ReservationCommand.RESERVE, parts, question.getRound());
    }

    /** A command about an earlier reservation. */
    static ReservationRequested about(Order order, StockQuestion question, ReservationCommand command) {
        return new ReservationRequested(order.getOrderId(), question.getSku(), command, List.of(), question.getRound());
    }
}
