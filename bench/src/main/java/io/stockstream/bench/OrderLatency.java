package io.stockstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Posts orders at a steady pace, each waiting for its end; takes the time from when the order was due until its answer with the final state. */
final class OrderLatency {

    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;

    OrderLatency(String apiUrl) {
        this.url = URI.create(apiUrl + "/api/v1/orders");
    }

    Latencies run(OrderLoad load) throws Exception {
        int warm = (int) WARM_UP.toSeconds() * PER_SECOND;
        int count = (int) WARM_UP.plus(LENGTH).toSeconds() * PER_SECOND;
        List<Future<Long>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = begin + i * 1_000_000_000L / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String body = body(load, i);
                boolean counts = i >= warm;
                answers.add(threads.submit(() -> post(body, due, counts)));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> answer : answers) {
                nanos.add(answer.get());
            }
            return new Latencies(nanos, warm);
        }
    }

    /**
     * @param counts whether the final state has to be in the answer; a cold system may still miss it
     */
    private long post(String body, long due, boolean counts) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (counts && answer.statusCode() != 200) {
                throw new IllegalStateException("%d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return System.nanoTime() - due;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(OrderLoad load, int number) {
        List<String> lines = load.order(number).getCommand() instanceof io.stockstream.order.PlaceOrder order
                ? order.getLines().stream()
                        .map(line -> "{\"sku\":\"%s\",\"quantity\":1%s}"
                                .formatted(
                                        line.getSku(),
                                        line.getUnitPrice() == null ? "" : ",\"unit_price\":" + line.getUnitPrice()))
                        .toList()
                : List.of();
        return "{\"order_id\":\"%s-%d\",\"email\":\"bench@example.com\",\"lines\":[%s]}"
                .formatted(load.name(), number, String.join(",", lines));
    }
}
