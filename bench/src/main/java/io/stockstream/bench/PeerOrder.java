package io.stockstream.bench;

import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An order as the peers see it.
 *
 * @param lines by sku, so that no two transactions wait for each other in a circle
 * @param at when it came
 */
record PeerOrder(String id, Long userId, String email, List<LineRequested> lines, Timestamp at) {

    /**
     * What is to be done about an order.
     *
     * @param payload JSON
     */
    record Task(String id, String type, String queue, String payload) {}

    static PeerOrder of(OrderRequested requested, Timestamp at) {
        PlaceOrder place = (PlaceOrder) requested.getCommand();
        return new PeerOrder(
                requested.getOrderId(),
                place.getUserId(),
                place.getEmail(),
                place.getLines().stream()
                        .sorted(Comparator.comparing(LineRequested::getSku))
                        .toList(),
                at);
    }

    BigDecimal total() {
        return lines.stream()
                .map(line -> line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long units() {
        return lines.stream().mapToLong(LineRequested::getQuantity).sum();
    }

    /** A mail, and an invoice when there is something to pay; named as Stockstream's. */
    List<Task> tasks(boolean accepted) {
        String status = accepted ? "processed" : "failed";
        Task mail = new Task(
                "order:%s:notification:%s".formatted(id, status), "order_notification", "PRIORITY", """
                {"order_id":"%s","email":"%s","status":"%s","total":"%s","lines":[%s]}""".formatted(
                                id,
                                email,
                                status,
                                total(),
                                lines.stream().map(PeerOrder::json).collect(Collectors.joining(","))));
        Task invoice = new Task(
                "order:%s:invoice".formatted(id), "invoice", "INVOICES", "{\"order_id\":\"%s\"}".formatted(id));
        return accepted ? List.of(mail, invoice) : List.of(mail);
    }

    private static String json(LineRequested line) {
        return "{\"sku\":\"%s\",\"quantity\":%d}".formatted(line.getSku(), line.getQuantity());
    }
}
