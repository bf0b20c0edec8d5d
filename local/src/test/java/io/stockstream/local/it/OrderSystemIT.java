package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What those who order see. */
class OrderSystemIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String WAIT = "Prefer";
    private static final String SECONDS = "wait=20";

    private static LocalSystem system;
    private static Rest api;
    private static RedisCli redis;
    private static Mailbox mailbox;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        api = new Rest(system.apiUrl());
        redis = new RedisCli(system);
        mailbox = new Mailbox(system);
        new Cluster(system)
                .report(List.of(
                        Facts.arrival("ORD-A", "ord-a", "W1", 10),
                        Facts.arrival("ORD-A", "ord-a2", "W2", 10),
                        Facts.arrival("ORD-B", "ord-b", "W1", 5),
                        Facts.arrival("ORD-C", "ord-c", "W1", 100)));
        await().atMost(LIMIT).until(() -> available("ORD-C") == 100 && available("ORD-A") == 20);
    }

    @Test
    void shouldAnswerWithTheFinalStateInvoiceAndMailWhenALineIsSplit() {
        JsonNode order = api.post("/api/v1/orders", """
                        {"order_id":"IT-SPLIT","email":"split@example.com","lines":[
                          {"sku":"ORD-A","quantity":15,"unit_price":10.00},
                          {"sku":"ORD-B","quantity":2,"unit_price":0.50},
                          {"sku":"ORD-C","quantity":1,"unit_price":99.99}]}""", WAIT, SECONDS).body();

        assertThat(order.path("status").asString()).isEqualTo("processed");
        assertThat(order.path("total").decimalValue()).isEqualByComparingTo("250.99");
        assertThat(Instant.parse(order.path("updated_at").asString()))
                .isAfter(Instant.parse(order.path("created_at").asString()));
        assertThat(order.path("lines").get(0).path("allocations")).hasSize(2);
        await().atMost(LIMIT).until(() -> redis.ask("GET order:IT-SPLIT:status").equals("processed"));
        assertThat(api.text("/api/v1/orders/IT-SPLIT/invoice")).startsWith("%PDF-");
        await().atMost(LIMIT).until(() -> redis.number("EXISTS invoice:IT-SPLIT") == 1);
        assertThat(redis.number("TTL invoice:IT-SPLIT")).isEqualTo(-1);
        await().atMost(LIMIT).until(() -> mailbox.to("split@example.com").size() == 1);
        assertThat(api.get("/api/v1/orders/IT-SPLIT/explain").body().path("decisions"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(decision -> assertThat(
                                decision.path("decision").path("offset").asLong(-1))
                        .isNotNegative());

        redis.ask("DEL invoice:IT-SPLIT");
        assertThat(api.text("/invoice/IT-SPLIT")).startsWith("%PDF-");
    }

    @Test
    void shouldTellTheTaskOfAnOrderAndOfARefusedOne() {
        JsonNode taken = api.post("/order", """
                        {"id":"IT-TASK","item":"ORD-C","qty":2,"email":"task@example.com"}""").body();
        String task = "/status/" + taken.path("task_id").asString();
        assertThat(insist(task)).isEqualTo(200);
        assertThat(insist("/api/v1/orders/IT-TASK")).isEqualTo(200);
        await().atMost(LIMIT)
                .until(() -> api.get(task).body().path("status").asString().equals("succeeded"));
        assertThat(api.get(task).body().path("result").path("status").asString())
                .isEqualTo("processed");

        JsonNode failed = api.post("/api/v1/orders", """
                        {"order_id":"IT-FAILED","email":"failed@example.com","lines":[{"sku":"ORD-B","quantity":50}]}""", WAIT, SECONDS).body();
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("reason").asString()).isEqualTo("insufficient_stock");
        assertThat(failed.path("lines").get(0).path("available").asLong()).isBetween(0L, 5L);
        assertThat(api.get("/invoice/IT-FAILED").status()).isEqualTo(409);
        assertThat(api.get("/invoice/IT-NEVER").status()).isEqualTo(404);
        await().atMost(LIMIT).until(() -> mailbox.to("failed@example.com").size() == 1);
    }

    @Test
    void shouldReturnTheStockOfACancelledOrderAndRefuseAfterShipping() {
        long before = available("ORD-C");
        order("IT-CANCEL", "ORD-C", 7);
        await().atMost(LIMIT).until(() -> available("ORD-C") == before - 7);
        assertThat(api.post("/api/v1/orders/IT-CANCEL/cancel", "", WAIT, SECONDS)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
        await().atMost(LIMIT).until(() -> available("ORD-C") == before);

        order("IT-SHIP", "ORD-C", 1);
        assertThat(api.patch("/api/v1/orders/IT-SHIP", "{\"status\":\"shipped\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.post("/api/v1/orders/IT-SHIP/cancel", "").status()).isEqualTo(409);
        assertThat(api.patch("/api/v1/orders/IT-SHIP", "{\"status\":\"delivered\"}", WAIT, SECONDS)
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/orders?status=delivered")
                        .body()
                        .path("items")
                        .get(0)
                        .path("order_id")
                        .asString())
                .isEqualTo("IT-SHIP");
    }

    @Test
    void shouldTakeThePriceOfTheCatalogueAndKnowUsersAndProducts() {
        long user = api.post("/users", "{\"username\":\"buyer-it\",\"email\":\"buyer-it@example.com\"}")
                .body()
                .path("id")
                .asLong();
        long product = api.post(
                        "/api/v1/products",
                        "{\"sku\":\"ORD-A\",\"name\":\"Чайник\",\"price\":1234.50,\"currency\":\"RUB\"}")
                .body()
                .path("id")
                .asLong();

        JsonNode order = api.post(
                        "/api/v1/orders",
                        "{\"order_id\":\"IT-PRICE\",\"user_id\":%d,\"lines\":[{\"product_id\":%d,\"quantity\":2}]}"
                                .formatted(user, product),
                        WAIT,
                        SECONDS)
                .body();

        assertThat(order.path("status").asString()).isEqualTo("processed");
        assertThat(order.path("email").asString()).isEqualTo("buyer-it@example.com");
        assertThat(order.path("total").decimalValue()).isEqualByComparingTo("2469");
        api.post(
                "/api/v1/orders",
                "{\"order_id\":\"IT-NOBODY\",\"user_id\":987654,\"lines\":[{\"sku\":\"ORD-C\",\"quantity\":1}]}");
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/orders/IT-NOBODY")
                        .body()
                        .path("reason")
                        .asString()
                        .equals("unknown_user"));
    }

    @Test
    void shouldNotDelayOrdersWhileNoMailServerAnswersAndSendTheMailOnceLater() {
        system.stop("mail");
        try {
            assertThat(order("IT-SMTP", "ORD-C", 1).path("status").asString()).isEqualTo("processed");
            assertThat(order("IT-SMTP-2", "ORD-C", 1).path("status").asString()).isEqualTo("processed");
            await().atMost(LIMIT)
                    .until(() -> api.get("/tasks/order:IT-SMTP:notification:processed")
                            .body()
                            .path("status")
                            .asString()
                            .equals("retrying"));
        } finally {
            system.start("mail");
        }

        for (String order : List.of("it-smtp", "it-smtp-2")) {
            await().atMost(LIMIT).until(() -> mailbox.to(order + "@example.com").size() == 1);
        }
        await().atMost(LIMIT)
                .until(() -> api.get("/tasks/order:IT-SMTP:notification:processed")
                        .body()
                        .path("status")
                        .asString()
                        .equals("succeeded"));
        assertThat(mailbox.to("it-smtp@example.com")).hasSize(1);
    }

    @Test
    void shouldGiveTheSameAnswerUnderTheSameIdempotencyKey() {
        String body = "{\"email\":\"once@example.com\",\"lines\":[{\"sku\":\"ORD-C\",\"quantity\":1}]}";

        Rest.Answer first = api.post("/api/v1/orders", body, "Idempotency-Key", "it-key-1");
        Rest.Answer again = api.post("/api/v1/orders", body, "Idempotency-Key", "it-key-1");
        Rest.Answer other = api.post("/api/v1/orders", body.replace(":1}", ":2}"), "Idempotency-Key", "it-key-1");

        assertThat(again).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
    }

    /**
     * The first answer that is not 503, which a machine that is slow today may give instead: it never says that
     * something is missing.
     */
    private static int insist(String path) {
        return await().atMost(LIMIT).until(() -> api.get(path).status(), status -> status != 503);
    }

    private static JsonNode order(String id, String sku, int quantity) {
        return api.post(
                        "/api/v1/orders",
                        "{\"order_id\":\"%s\",\"email\":\"%s@example.com\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}"
                                .formatted(id, id.toLowerCase(Locale.ROOT), sku, quantity),
                        WAIT,
                        SECONDS)
                .body();
    }

    private static long available(String sku) {
        return api.get("/api/v1/stock/" + sku).body().path("available").asLong(-1);
    }
}
