package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockDecided;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What producers, readers and operators see of the stock slice. */
class StockSystemIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WIDE = 5_000;

    private static LocalSystem system;
    private static Cluster cluster;
    private static Rest api;
    private static RedisCli redis;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        api = new Rest(system.apiUrl());
        redis = new RedisCli(system);
    }

    @Test
    void shouldShowATransferOf100Where98ArriveAndRefuseMoreThanThereIs() {
        assertThat(outcome("supply", "arrival", "A", 150)).isEqualTo("accepted");
        assertThat(outcome("transfer", "departure", "A", 100)).isEqualTo("accepted");
        assertThat(outcome("transfer", "arrival", "B", 98)).isEqualTo("accepted");
        assertThat(outcome("transfer", "arrival", "B", 98)).isEqualTo("duplicate");
        assertThat(outcome("greedy", "departure", "A", 51)).isEqualTo("rejected");

        JsonNode movement = api.get("/api/v1/movements/" + Facts.id("transfer")).body();
        assertThat(movement.path("status").asString()).isEqualTo("completed");
        assertThat(movement.path("quantity_difference").asLong()).isEqualTo(-2);
        JsonNode refused = api.get("/api/v1/movements/" + Facts.id("greedy")).body();
        assertThat(refused.path("rejection").path("available").asLong()).isEqualTo(50);
        JsonNode stock = api.get("/api/v1/warehouse/B/products/IT%2F1").body();
        assertThat(stock.path("quantity").asLong()).isEqualTo(98);
        assertThat(api.get("/api/v1/stock/IT%2F1").body().path("lost").asLong()).isEqualTo(2);
        assertThat(api.get("/api/v1/movements?product_id=IT%2F1&limit=2").body().path("items"))
                .hasSize(2);
        assertThat(api.get("/api/v1/movements/" + Facts.id("never")).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/stock/NEVER").status()).isEqualTo(404);
    }

    @Test
    void shouldShowAndSellASkuThatLiesInThousandsOfWarehouses() {
        cluster.report(IntStream.range(0, WIDE)
                .mapToObj(number -> Facts.arrival("WIDE", "wide-" + number, "wide-%04d".formatted(number), 1))
                .toList());
        await().atMost(LIMIT).until(() -> onHand("WIDE") == WIDE);

        JsonNode order = api.post(
                        "/api/v1/orders",
                        "{\"order_id\":\"wide\",\"email\":\"a@example.com\",\"lines\":[{\"sku\":\"WIDE\",\"quantity\":3}]}",
                        "Prefer",
                        "wait=20")
                .body();

        assertThat(order.path("status").asString()).isEqualTo("processed");
        assertThat(order.at("/lines/0/allocations").findValuesAsString("warehouse_id"))
                .containsExactly("wide-0000", "wide-0001", "wide-0002");
        await().atMost(LIMIT).until(() -> onHand("WIDE") == WIDE - 3);
        JsonNode stock = api.get("/api/v1/stock/WIDE").body();
        assertThat(stock.path("warehouses")).hasSize(WIDE);
        assertThat(stock.at("/warehouses/2/on_hand").asLong()).isZero();
        assertThat(stock.at("/warehouses/3/on_hand").asLong()).isEqualTo(1);
        assertThat(api.get("/api/v1/warehouse/wide-4999/products/WIDE")
                        .body()
                        .path("quantity")
                        .asLong())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/warehouses/wide-0002/stock").body().path("items"))
                .isEmpty();
    }

    @Test
    void shouldPutPoisonAsideWithItsReasonAndGoOn() {
        int before = cluster.readRaw(Topics.DEAD_LETTERS).size();
        byte[] good = cluster.bytes(Facts.arrival("POISON", "poison", "A", 1));
        byte[] key = "POISON".getBytes(StandardCharsets.UTF_8);
        List<byte[]> poison = List.of(
                "wrong magic byte".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3},
                Arrays.copyOf(good, 20),
                cluster.bytes(Facts.arrival("POISON", "poison", "A", -5)));
        try (Producer<byte[], byte[]> producer = cluster.rawProducer()) {
            poison.forEach(value -> Cluster.send(producer, new ProducerRecord<>(Topics.MOVEMENTS.name(), key, value)));
            Cluster.send(producer, new ProducerRecord<>(Topics.MOVEMENTS.name(), null, good));
            Cluster.send(producer, new ProducerRecord<>(Topics.MOVEMENTS.name(), key, good));
        }

        await().atMost(LIMIT).until(() -> api.get("/api/v1/stock/POISON").status() == 200);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(cluster.readRaw(Topics.DEAD_LETTERS))
                        .hasSize(before + 5)
                        .allSatisfy(letter -> assertThat(header(letter, "__streams.errors.message"))
                                .isNotBlank()));
        assertThat(cluster.readRaw(Topics.DEAD_LETTERS).subList(before, before + 5))
                .extracting(ConsumerRecord::value)
                .contains(poison.get(0), poison.get(1), poison.get(2), poison.get(3), good);
    }

    @Test
    void shouldWaitForTheRegistryAndGiveNoRecordUp() {
        int before = cluster.readRaw(Topics.DEAD_LETTERS).size();
        List<byte[]> values = List.of(
                cluster.bytes(Facts.arrival("REGISTRY", "registry-1", "A", 1)),
                cluster.bytes(Facts.arrival("REGISTRY", "registry-2", "A", 2)));
        // A fresh process knows no schema, so it has to ask.
        system.stop("streams-app");
        system.stop("registry");
        // Not ready while a record from before waits for its schema, and stores are still restored beside it.
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> system.start("streams-app"));
        try (Producer<byte[], byte[]> producer = cluster.rawProducer()) {
            byte[] key = "REGISTRY".getBytes(StandardCharsets.UTF_8);
            values.forEach(value -> Cluster.send(producer, new ProducerRecord<>(Topics.MOVEMENTS.name(), key, value)));
        }
        await().atMost(LIMIT)
                .until(() -> Files.readString(system.log("streams-app")).contains("The schema registry is away"));

        system.start("registry");
        started.join();

        await().atMost(LIMIT).until(() -> onHand("REGISTRY") == 3);
        assertThat(cluster.readRaw(Topics.DEAD_LETTERS)).hasSize(before);
    }

    @Test
    void shouldKeepTheNumberInRedisAndReadOnWithoutRedis() {
        cluster.report(List.of(Facts.arrival("REDIS", "redis-1", "A", 5)));
        await().atMost(LIMIT).until(() -> redis.ask("GET stock:REDIS").equals("5"));

        system.stop("redis");
        cluster.report(List.of(Facts.arrival("REDIS", "redis-2", "A", 6)));
        await().atMost(LIMIT).until(() -> onHand("REDIS") == 11);

        system.start("redis");
        await().atMost(LIMIT).until(() -> redis.ask("GET stock:REDIS").equals("11"));
    }

    @Test
    void shouldTurnJsonEventsIntoFactsInKafkaMode() {
        try (Producer<byte[], byte[]> producer = cluster.rawProducer()) {
            String event = Events.movement("json", "arrival", "A", "JSON", 4);
            Cluster.send(
                    producer, new ProducerRecord<>("warehouse.movements.json", event.getBytes(StandardCharsets.UTF_8)));
        }

        await().atMost(LIMIT).until(() -> onHand("JSON") == 4);
    }

    @Test
    void shouldCountDecisionsAndTellTheStateOfTheTopologies() {
        Rest streams = new Rest(system.storeApiUrl("streams-app"));

        assertThat(streams.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(streams.get("/actuator/health/readiness").body().toString()).contains("\"UP\"");
        assertThat(streams.text("/actuator/prometheus"))
                .contains("stockstream_decisions_total", "stockstream_dead_letters_total", "stockstream_lag");
        assertThat(api.text("/actuator/prometheus")).contains("http_server_requests");
    }

    @Test
    void shouldAnswerEveryFactWithOneDecision() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(cluster.read(Topics.STOCK_DECISIONS))
                        .extracting(decision -> position(decision.value()))
                        .doesNotHaveDuplicates());
    }

    private static String position(StockDecided decided) {
        return decided.getFact().getPartition() + "@" + decided.getFact().getOffset();
    }

    private static String outcome(String movement, String event, String warehouse, long quantity) {
        Rest.Answer answer = api.webhook(Events.movement(movement, event, warehouse, "IT/1", quantity));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("decision").path("outcome").asString();
    }

    private static long onHand(String sku) {
        return api.get("/api/v1/stock/" + sku).body().path("on_hand").asLong(-1);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
