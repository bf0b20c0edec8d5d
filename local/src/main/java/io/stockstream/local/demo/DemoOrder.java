package io.stockstream.local.demo;

import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import java.util.List;

/**
 * One order of the tour, at the prices of the catalogue. Its id is fixed, so a second tour orders nothing new.
 *
 * @param status in which it ends
 */
record DemoOrder(String orderId, List<Line> lines, String status) {

    static final List<DemoOrder> ALL = List.of(
            new DemoOrder("DEMO-ORDER-1", List.of(new Line("DEMO-2", 3), new Line("DEMO-5", 6)), "processed"),
            new DemoOrder("DEMO-ORDER-2", List.of(new Line("DEMO-2", 1)), "processed"),
            new DemoOrder("DEMO-ORDER-3", List.of(new Line("DEMO-2", 1), new Line("DEMO-5", 500)), "failed"));

    /** A quantity of one sku. */
    record Line(String sku, long quantity) {}

    /** As a shop asks for it by event. */
    OrderRequested toAvro() {
        List<LineRequested> wanted = lines.stream()
                .map(line -> LineRequested.newBuilder()
                        .setSku(line.sku())
                        .setQuantity(line.quantity())
                        .build())
                .toList();
        return OrderRequested.newBuilder()
                .setOrderId(orderId)
                .setCommand(PlaceOrder.newBuilder()
                        .setEmail("demo@example.com")
                        .setLines(wanted)
                        .build())
                .build();
    }
}
