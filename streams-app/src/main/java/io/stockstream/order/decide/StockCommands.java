package io.stockstream.order.decide;

import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.StockQuestion;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Commands to stock: one reservation per sku, with one part per line of that sku. */
public final class StockCommands {

    private StockCommands() {}

    /** The skus of the lines, each once, in their order. */
    public static List<String> skus(List<OrderLine> lines) {
        Set<String> skus = new LinkedHashSet<>();
        lines.forEach(line -> skus.add(line.getSku()));
        return List.copyOf(skus);
    }

    /**
     * One reservation for each question. The only sku of an order is sold at once: when its units are there, nothing
     * can fail the order any more.
     *
     * @param questions of the order, some or all; empty while the catalogue has not answered everything
     */
    static List<ReservationRequested> ask(Order order, List<StockQuestion> questions) {
        ReservationCommand command = hasOneSku(order) ? ReservationCommand.SELL : ReservationCommand.RESERVE;
        Map<String, List<ReservationPart>> parts = new HashMap<>();
        questions.forEach(question -> parts.put(question.getSku(), new ArrayList<>()));
        for (OrderLine line : order.getLines()) {
            List<ReservationPart> ofSku = parts.get(line.getSku());
            if (ofSku != null) {
                ofSku.add(new ReservationPart(line.getQuantity(), line.getWarehouseId()));
            }
        }
        return questions.stream()
                .map(question -> new ReservationRequested(
                        order.getOrderId(),
                        question.getSku(),
                        command,
                        parts.get(question.getSku()),
                        question.getRound()))
                .toList();
    }

    private static boolean hasOneSku(Order order) {
        String first = order.getLines().getFirst().getSku();
        return order.getLines().stream().allMatch(line -> Objects.equals(first, line.getSku()));
    }

    /** A command about an earlier reservation. */
    static ReservationRequested about(Order order, StockQuestion question, ReservationCommand command) {
        return new ReservationRequested(order.getOrderId(), question.getSku(), command, List.of(), question.getRound());
    }
}
