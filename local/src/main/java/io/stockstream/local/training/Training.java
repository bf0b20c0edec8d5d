package io.stockstream.local.training;

import io.stockstream.local.LocalSystemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A minute of orders over REST: a JVM that records its run sees what is hot while the system works. */
public final class Training {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    /** Each orders again as soon as it has its answer: as many as two cores decide without a queue. */
    private static final int BUYERS = 3;

    private static final String SKU = "TRAINING";
    private final String apiUrl;

    /** @param apiUrl of a system that is ready, on disposable data */
    public Training(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /**
     * Returns when the time is over.
     *
     * @return how many orders were answered
     * @throws LocalSystemException when the API does not answer
     */
    public int run() {
        long end = System.nanoTime() + LENGTH.toNanos();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            send(client, "/api/v1/movements", stock());
            List<Future<Integer>> buyers = new ArrayList<>();
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                buyers.add(threads.submit(() -> buy(client, end)));
            }
            int orders = 0;
            for (Future<Integer> buyer : buyers) {
                orders += buyer.get();
            }
            return orders;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalSystemException("Interrupted", stopped);
        } catch (IOException | ExecutionException failed) {
            throw new LocalSystemException("The API at " + apiUrl + " does not answer: " + failed.getMessage(), failed);
        }
    }

    private int buy(HttpClient client, long end) throws IOException, InterruptedException {
        int orders = 0;
        while (System.nanoTime() < end) {
            String orderId = UUID.randomUUID().toString();
            send(client, "/api/v1/orders", order(orderId));
            client.send(request("/api/v1/orders/" + orderId).build(), HttpResponse.BodyHandlers.discarding());
            orders++;
        }
        return orders;
    }

    private static String stock() {
        return """
                {"movement_id": "%s", "warehouse_id": "T", "timestamp": "%s", "event": "arrival", "product_id": "%s",
                 "quantity": 1000000}""".formatted(UUID.randomUUID(), Instant.now(), SKU);
    }

    private static String order(String orderId) {
        return """
                {"order_id": "%s", "email": "training@example.com",
                 "lines": [{"sku": "%s", "quantity": 1, "unit_price": 1.0}]}""".formatted(orderId, SKU);
    }

    private void send(HttpClient client, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=10")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(apiUrl + path)).timeout(REQUEST_LIMIT);
    }
}
