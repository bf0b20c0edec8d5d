package io.stockstream.platform.idempotency;

import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeCache;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole application with an empty Redis. */
@ApiTest
abstract class IdempotencyFixture {

    static final String MOVEMENTS = "/api/v1/movements";
    static final String KEY = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    @Autowired
    ApiClient api;

    @Autowired
    FakeKafka kafka;

    @Autowired
    FakeCache redis;

    @Autowired
    FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() throws InterruptedException {
        kafka.reset();
        kafka.awaitFeed();
        streamsApp.reset();
        redis.reset();
        // The breaker of the test before may still be open.
        await().until(() -> {
            api.get("/users/999");
            return metric("stockstream_cache_breaker") == 0;
        });
        redis.reset();
    }

    static String movement(int quantity) {
        return """
                {"movement_id":"0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10","warehouse_id":"W-1",\
                "timestamp":"2026-11-21T10:00:00Z","event":"departure","product_id":"SKU-1","quantity":%d}""".formatted(quantity);
    }

    Answer post(String body) {
        return post(MOVEMENTS, KEY, body);
    }

    Answer post(String path, String key, String body, String... headers) {
        return api.send(request(path, key, body, headers));
    }

    HttpRequest.Builder request(String path, String key, String body, String... headers) {
        return api.request(path, headers)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body));
    }

    double count(String outcome) {
        return metric(
                "stockstream_idempotency_requests_total{application=\"query-api\",outcome=\"%s\"".formatted(outcome));
    }

    double metric(String name) {
        return api.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
