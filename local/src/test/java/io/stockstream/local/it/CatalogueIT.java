package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.catalogue.CreateProduct;
import io.stockstream.catalogue.ProductRequested;
import io.stockstream.catalogue.UpdateProduct;
import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.schema.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients, psql and redis-cli see of the catalogue. */
class CatalogueIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The tables survive from one run to the next, so names must differ. */
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private static LocalSystem system;
    private static Rest api;
    private static RedisCli redis;
    private static Database database;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        api = new Rest(system.apiUrl());
        redis = new RedisCli(system);
        database = new Database(system);
    }

    @Test
    void shouldShowAClientWhatItHasJustWritten() {
        for (int i = 0; i < 30; i++) {
            Rest.Answer created = api.post("/users", user("ryw-%d-%s".formatted(i, RUN)));
            assertThat(created.status()).as(created.toString()).isEqualTo(201);
            String path = "/users/" + created.body().path("id").asLong();
            assertThat(api.get(path).body()).isEqualTo(created.body());

            JsonNode changed =
                    api.put(path, "{\"description\":\"round " + i + "\"}").body();
            assertThat(api.get(path).body()).isEqualTo(changed);
            assertThat(changed.path("description").asString()).isEqualTo("round " + i);
            assertThat(changed.path("updated_at").isNull()).isFalse();

            assertThat(api.delete(path).status()).isEqualTo(204);
            assertThat(api.get(path).status()).isEqualTo(404);
            assertThat(api.delete(path).status()).isEqualTo(404);
        }
    }

    @Test
    void shouldRefuseWhatIsTakenAndWhatIsWrong() {
        assertThat(api.post("/users", user("taken-" + RUN)).status()).isEqualTo(201);

        Rest.Answer again = api.post("/users", user("taken-" + RUN));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("code").asString()).isEqualTo("taken");
        assertThat(api.post("/users", "{\"username\":\"other\",\"email\":\"TAKEN-%s@Example.com\"}".formatted(RUN))
                        .status())
                .isEqualTo(400);
        assertField(api.post("/users", "{\"username\":\"x\",\"email\":\"not an address\"}"), "email");
        assertField(api.get("/users?count=0"), "count");
        assertField(api.get("/users?count=101"), "count");
        assertField(api.get("/users?page=0"), "page");
        assertField(api.get("/users/abc"), "id");
        assertField(api.get("/users/-1"), "id");
        assertField(api.post("/api/v1/addresses", address(999_999_999)), "user_id");
    }

    @Test
    void shouldPageThroughAllInTheOrderOfTheirIds() {
        IntStream.range(0, 25)
                .forEach(i -> assertThat(api.post("/api/v1/warehouses", warehouse("page-%s-%02d".formatted(RUN, i)))
                                .status())
                        .isEqualTo(201));
        long total = api.get("/api/v1/warehouses").body().path("total").asLong();
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= (total + 6) / 7; page++) {
            JsonNode body = api.get("/api/v1/warehouses?count=7&page=" + page).body();
            assertThat(body.path("total").asLong()).isEqualTo(total);
            body.path("warehouses").forEach(row -> ids.add(row.path("id").asString()));
        }

        assertThat(ids).hasSize((int) total).isSorted().contains("page-" + RUN + "-00", "page-" + RUN + "-24");
        assertThat(api.get("/api/v1/warehouses?page=99999").body().path("warehouses"))
                .isEmpty();
    }

    @Test
    void shouldCacheUsersUntilTheyChangeByWhateverHand() {
        long id = api.post("/users", user("cached-" + RUN)).body().path("id").asLong();
        String path = "/users/" + id;
        String key = "user:" + id;

        await().atMost(LIMIT).until(() -> api.get(path).status() == 200 && redis.number("EXISTS " + key) == 1);
        String row = api.text(path);
        assertThat(redis.ask("GET " + key)).startsWith(row.substring(0, row.length() - 1) + ",\"version\":");
        assertThat(redis.number("TTL " + key)).isBetween(3_500L, 3_600L);

        api.put(path, "{\"description\":\"changed by REST\"}");
        assertThat(redis.ask("GET " + key)).isEmpty();

        await().atMost(LIMIT).until(() -> api.get(path).status() == 200 && redis.number("EXISTS " + key) == 1);
        database.run("UPDATE stockstream.users SET description = 'changed by psql' WHERE id = " + id);
        await().atMost(Duration.ofSeconds(5)).until(() -> redis.number("EXISTS " + key) == 0);
        assertThat(api.get(path).body().path("description").asString()).isEqualTo("changed by psql");
    }

    @Test
    void shouldRefreshProductsInTheCache() {
        long id = api.post("/api/v1/products", product("CACHED-" + RUN, "10.00"))
                .body()
                .path("id")
                .asLong();
        String path = "/api/v1/products/" + id;
        String key = "product:" + id;
        await().atMost(LIMIT).until(() -> api.get(path).status() == 200 && redis.number("EXISTS " + key) == 1);
        assertThat(redis.number("TTL " + key)).isBetween(500L, 600L);
        redis.ask("EXPIRE " + key + " 100");

        api.put(path, "{\"price\":12.5}");
        assertThat(redis.ask("GET " + key)).contains("\"price\":12.50");
        assertThat(redis.number("TTL " + key)).isBetween(500L, 600L);

        database.run("UPDATE stockstream.products SET price = 13 WHERE id = " + id);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> redis.ask("GET " + key).contains("\"price\":13.00"));
        assertThat(api.get(path).body().path("price").decimalValue()).isEqualByComparingTo("13");

        new Cluster(system).report(List.of(Facts.arrival("CACHED-" + RUN, "cached-" + RUN, "A", 7)));
        await().atMost(LIMIT)
                .until(() -> api.get(path).body().path("stock_quantity").asLong() == 7);

        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(redis.ask("GET " + key)).isEmpty();
    }

    @Test
    void shouldCarryOutRequestsByEventOnceAndPutTheInvalidAside() throws Exception {
        Cluster cluster = new Cluster(system);
        int letters = cluster.readRaw(Topics.DEAD_LETTERS).size();
        String sku = "EVENT-" + RUN;
        CreateProduct create = CreateProduct.newBuilder()
                .setSku(sku)
                .setName("by event")
                .setPrice(new BigDecimal("5.00"))
                .setCurrency("EUR")
                .build();
        ProductRequested request = new ProductRequested("event-1-" + RUN, create);
        cluster.send(Topics.PRODUCT_REQUESTS, sku, request);
        cluster.send(Topics.PRODUCT_REQUESTS, sku, request);
        cluster.send(
                Topics.PRODUCT_REQUESTS,
                sku,
                new ProductRequested(
                        "event-2-" + RUN,
                        UpdateProduct.newBuilder()
                                .setSku(sku)
                                .setPrice(new BigDecimal("6.00"))
                                .build()));
        cluster.send(
                Topics.PRODUCT_REQUESTS,
                sku,
                new ProductRequested(
                        "event-3-" + RUN,
                        CreateProduct.newBuilder(create).setCurrency("???").build()));
        cluster.send(Topics.PRODUCT_REQUESTS, sku, new ProductRequested("event-4-" + RUN, create));

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(cluster.readRaw(Topics.DEAD_LETTERS)).hasSize(letters + 2));
        assertThat(cluster.readRaw(Topics.DEAD_LETTERS).subList(letters, letters + 2))
                .extracting(letter -> header(letter, "__streams.errors.message"))
                .anySatisfy(reason -> assertThat(reason).contains("currency", "???"))
                .anySatisfy(reason -> assertThat(reason).contains("sku", sku));
        String id = database.ask("SELECT id FROM stockstream.products WHERE sku = '" + sku + "'")
                .getFirst();
        await().atMost(LIMIT)
                .until(() ->
                        api.get("/api/v1/products/" + id).body().path("price").asDouble() == 6.0);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(Files.readString(system.log("query-api"))).contains(sku, "none in stock"));
    }

    @Test
    void shouldCarryLargeColumnsThatDidNotChange() {
        long id = api.post("/users", user("toast-" + RUN)).body().path("id").asLong();
        database.run(
                "UPDATE stockstream.users SET description = (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 300) i) WHERE id = "
                        + id,
                "UPDATE stockstream.users SET email = 'toast-2-" + RUN + "@example.com' WHERE id = " + id);

        await().atMost(LIMIT)
                .until(() -> api.get("/users/" + id)
                        .body()
                        .path("email")
                        .asString()
                        .equals("toast-2-" + RUN + "@example.com"));
        assertThat(api.get("/users/" + id).body().path("description").asString())
                .hasSize(300 * 32);
    }

    @Test
    void shouldFollowAChangeOfThePrimaryKey() {
        long id =
                api.post("/users", user("renumbered-" + RUN)).body().path("id").asLong();
        database.run("UPDATE stockstream.users SET id = id + 1000000 WHERE id = " + id);

        await().atMost(LIMIT).until(() -> api.get("/users/" + (id + 1_000_000)).status() == 200);
        assertThat(api.get("/users/" + id).status()).isEqualTo(404);
    }

    @Test
    void shouldAnswerEveryReadWhileRedisDiesAndComesBack() throws Exception {
        long id =
                api.post("/users", user("redis-dies-" + RUN)).body().path("id").asLong();
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        AtomicBoolean go = new AtomicBoolean(true);
        Thread reader = Thread.ofPlatform().start(() -> {
            while (go.get()) {
                statuses.add(api.get("/users/" + id).status());
            }
        });
        await().atMost(LIMIT).until(() -> statuses.size() > 50);
        int told = warningsOfRedis();
        system.kill("redis");
        int killed = statuses.size();
        await().atMost(LIMIT).until(() -> statuses.size() > killed + 200);
        database.run("UPDATE stockstream.users SET description = 'while Redis was away' WHERE id = " + id);
        system.start("redis");
        int back = statuses.size();
        await().atMost(LIMIT).until(() -> statuses.size() > back + 200);
        go.set(false);
        reader.join();

        assertThat(statuses).containsOnly(200);
        await().atMost(LIMIT).until(() -> {
            api.get("/users/" + id);
            return redis.ask("GET user:" + id).contains("while Redis was away");
        });
        assertThat(warningsOfRedis() - told).isBetween(1, 2);
    }

    private static int warningsOfRedis() throws IOException {
        return Math.toIntExact(Files.readString(system.log("query-api"))
                .lines()
                .filter(line -> line.contains(" WARN ") && line.contains("Redis"))
                .count());
    }

    private static void assertField(Rest.Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String user(String name) {
        return "{\"username\":\"%s\",\"email\":\"%s@example.com\"}".formatted(name, name);
    }

    private static String warehouse(String id) {
        return "{\"id\":\"%s\",\"name\":\"Warehouse %s\"}".formatted(id, id);
    }

    private static String product(String sku, String price) {
        return "{\"sku\":\"%s\",\"name\":\"Product %s\",\"price\":%s,\"currency\":\"EUR\"}".formatted(sku, sku, price);
    }

    private static String address(long userId) {
        return "{\"user_id\":%d,\"line\":\"Main street 1\",\"city\":\"Town\",\"postal_code\":\"12345\",\"country\":\"DE\"}"
                .formatted(userId);
    }
}
