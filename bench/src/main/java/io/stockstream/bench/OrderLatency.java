package io.stockstream.bench;

import io.stockstream.order.PlaceOrder;
import java.time.Duration;

/**
 * Posts orders at a steady pace, each waiting for its end; takes the time from when the order was due until its answer
 * with the final state.
 */
final class OrderLatency {

    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private final Posts posts;

    OrderLatency(String apiUrl) {
        this.posts = new Posts(apiUrl + "/api/v1/orders");
    }

    Latencies run(OrderLoad load) throws Exception {
        int warm = (int) WARM_UP.toSeconds() * PER_SECOND;
        return new Latencies(
                new Paced(PER_SECOND, WARM_UP.plus(LENGTH)).run(number -> {
                    int status = posts.send(body(load, number));
                    // A cold system may still miss the final state.
                    if (number >= warm && status != 200) {
                        throw new IllegalStateException("An order was answered with %d".formatted(status));
                    }
                }),
                warm);
    }

    private static String body(OrderLoad load, int number) {
        PlaceOrder order = (PlaceOrder) load.order(number).getCommand();
        return "{\"order_id\":\"%s-%d\",\"email\":\"bench@example.com\",\"lines\":[%s]}"
                .formatted(
                        load.name(),
                        number,
                        String.join(
                                ",",
                                order.getLines().stream()
                                        .map(line -> "{\"sku\":\"%s\",\"quantity\":1%s}"
                                                .formatted(
                                                        line.getSku(),
                                                        line.getUnitPrice() == null
                                                                ? ""
                                                                : ",\"unit_price\":" + line.getUnitPrice()))
                                        .toList()));
    }
}
