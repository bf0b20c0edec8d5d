package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An order immediately after each confirmed catalogue write: repeats the race between the client and change data
 * capture.
 */
class ConfirmedWriteIT {

    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LocalSystem system;
    private static Rest api;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        api = new Rest(system.apiUrl());
        List<String> skus = new ArrayList<>(List.of("CW", "CW-PRICE"));
        IntStream.range(0, ROUNDS).forEach(round -> skus.addAll(List.of("CW-NEW-" + round, "CW-GONE-" + round)));
        new Cluster(system)
                .report(skus.stream()
                        .map(sku -> Facts.arrival(sku, "arrived-" + sku, "W1", 100))
                        .toList());
        await().atMost(LIMIT).until(() -> skus.stream().allMatch(ConfirmedWriteIT::isInStock));
    }

    @Test
    void shouldSellANewProductAndANewPriceAsTheyWereConfirmed() {
        long priced = made("/api/v1/products", product("CW-PRICE", "0.99"));
        for (int round = 0; round < ROUNDS; round++) {
            String price = "12.3" + round;
            long product = made("/api/v1/products", product("CW-NEW-" + round, price));
            assertThat(unitPrice(line(round, product, "CW-NEW-" + round))).isEqualByComparingTo(price);

            String changed = "7.8" + round;
            assertThat(api.put("/api/v1/products/" + priced, "{\"price\":%s}".formatted(changed))
                            .status())
                    .isEqualTo(200);
            assertThat(unitPrice(line(round, priced, "CW-PRICE"))).isEqualByComparingTo(changed);
        }
    }

    @Test
    void shouldNotSellWhatWasDeleted() {
        for (int round = 0; round < ROUNDS; round++) {
            String sku = "CW-GONE-" + round;
            long product = made("/api/v1/products", product(sku, "3"));
            assertThat(api.delete("/api/v1/products/" + product).status()).isEqualTo(204);

            assertThat(order("\"email\":\"cw@example.com\"", line(round, product, sku))
                            .path("reason")
                            .asString())
                    .isEqualTo("unknown_product");
        }
    }

    @Test
    void shouldWriteToTheNewAddressAndDeliverOnlyToOneThatIsThere() {
        String line = "{\"sku\":\"CW\",\"quantity\":1,\"unit_price\":1}";
        long user = made("/users", "{\"username\":\"cw\",\"email\":\"cw@example.com\"}");
        for (int round = 0; round < ROUNDS; round++) {
            String email = "cw-%d@example.com".formatted(round);
            assertThat(api.put("/users/" + user, "{\"email\":\"%s\"}".formatted(email))
                            .status())
                    .isEqualTo(200);
            long address = made(
                    "/api/v1/addresses",
                    "{\"user_id\":%d,\"line\":\"1\",\"city\":\"Riga\",\"postal_code\":\"1\",\"country\":\"LV\"}"
                            .formatted(user));
            String delivered = "\"user_id\":%d,\"delivery_address_id\":%d".formatted(user, address);
            JsonNode order = order(delivered, line);
            assertThat(order.path("status").asString()).isEqualTo("processed");
            assertThat(order.path("email").asString()).isEqualTo(email);

            assertThat(api.delete("/api/v1/addresses/" + address).status()).isEqualTo(204);
            assertThat(order(delivered, line).path("reason").asString()).isEqualTo("unknown_address");
        }
        assertThat(api.delete("/users/" + user).status()).isEqualTo(204);
        assertThat(order("\"user_id\":" + user, line).path("reason").asString()).isEqualTo("unknown_user");

        Mailbox mailbox = new Mailbox(system);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(mailbox.addresses("cw-"))
                        .containsAll(IntStream.range(0, ROUNDS)
                                .mapToObj("cw-%d@example.com"::formatted)
                                .toList()));
    }

    private static String product(String sku, String price) {
        return "{\"sku\":\"%s\",\"name\":\"Lamp\",\"price\":%s,\"currency\":\"EUR\"}".formatted(sku, price);
    }

    /** By id and by sku in turn. */
    private static String line(int round, long product, String sku) {
        return round % 2 == 0
                ? "{\"product_id\":%d,\"quantity\":1}".formatted(product)
                : "{\"sku\":\"%s\",\"quantity\":1}".formatted(sku);
    }

    private static long made(String path, String body) {
        Rest.Answer created = api.post(path, body);
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.body().path("id").asLong();
    }

    private static BigDecimal unitPrice(String line) {
        JsonNode order = order("\"email\":\"cw@example.com\"", line);
        assertThat(order.path("status").asString()).as("%s", order).isEqualTo("processed");
        return order.path("lines").get(0).path("unit_price").decimalValue();
    }

    private static JsonNode order(String buyer, String line) {
        return api.post("/api/v1/orders", "{%s,\"lines\":[%s]}".formatted(buyer, line), "Prefer", "wait=20")
                .body();
    }

    private static boolean isInStock(String sku) {
        return api.get("/api/v1/stock/" + sku).body().path("available").asLong() == 100;
    }
}
