package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.LocalSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Buys, cancels and asks as clients of the API do. */
final class Shop {

    /** As Retry-After says. */
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(1);

    private final Rest api;

    Shop(LocalSystem system) {
        this.api = new Rest(system.apiUrl());
    }

    /**
     * What a buyer wants.
     *
     * @param json body of the request
     */
    record Wish(String orderId, String json) {}

    /** An order of one to three lines, now and then with a named warehouse or with the same sku twice. */
    static Wish wish(String orderId, List<String> skus, List<String> warehouses, Random random) {
        int count = 1 + random.nextInt(3);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String warehouse = random.nextInt(5) == 0
                    ? ",\"warehouse_id\":\"%s\"".formatted(warehouses.get(random.nextInt(warehouses.size())))
                    : "";
            lines.add("{\"sku\":\"%s\",\"quantity\":%d,\"unit_price\":9.50%s}"
                    .formatted(skus.get(random.nextInt(skus.size())), 1 + random.nextInt(3), warehouse));
        }
        return new Wish(
                orderId,
                "{\"order_id\":\"%s\",\"email\":\"%s@example.com\",\"lines\":[%s]}"
                        .formatted(orderId, orderId.toLowerCase(Locale.ROOT), String.join(",", lines)));
    }

    static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.toList());
    }

    Rest.Answer order(Wish wish, String... headers) {
        return api.post("/api/v1/orders", wish.json(), headers);
    }

    /** Asks until the API takes it: while a topic's leader or a store moves it says 503, which promises nothing. */
    void insist(Wish wish) {
        insist(() -> order(wish), 202);
    }

    /** Asks for the cancellation until the API takes it, or says that this order may not be cancelled. */
    void insistOnCancelling(String orderId) {
        insist(() -> api.post("/api/v1/orders/" + orderId + "/cancel", ""), 202, 409);
    }

    private static void insist(Supplier<Rest.Answer> request, Integer... wanted) {
        Rest.Answer answer = request.get();
        while (answer.status() == 503) {
            LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
            answer = request.get();
        }
        assertThat(answer.status()).as("%s", answer.body()).isIn((Object[]) wanted);
    }
}
