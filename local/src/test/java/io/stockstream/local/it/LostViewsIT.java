package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.local.TestTopics;
import io.stockstream.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views have no changelogs: after a kill, and when their folders are lost, their topics yield what they showed. */
class LostViewsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int PARTITIONS = TestTopics.catalogue()
            .find(Topics.STOCK_LEVELS.name())
            .orElseThrow()
            .partitions();
    private static final String[] WAIT = {"Prefer", "wait=20"};

    private static LocalSystem system;
    private static Rest api;
    private static Rest stores;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        api = new Rest(system.apiUrl());
        stores = new Rest(system.storeApiUrl("streams-app"));
    }

    @Test
    void shouldShowTheSameWhenKilledAndWhenTheFoldersAreLost() throws IOException {
        new Cluster(system)
                .report(List.of(
                        Facts.arrival("LOST-A", "lost-a", "LOST-W1", 10),
                        Facts.arrival("LOST-B", "lost-b", "LOST-W1", 1)));
        await().atMost(LIMIT).until(() -> order("LOST-1", "LOST-A").equals("processed"));
        assertThat(order("LOST-2", "LOST-A")).isEqualTo("processed");
        assertThat(api.post("/api/v1/orders/LOST-2/cancel", "", WAIT)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
        for (int number = 0; number < 3; number++) {
            assertThat(api.post("/tasks", "{\"type\":\"sum\",\"payload\":{\"numbers\":[7,%d]}}".formatted(number), WAIT)
                            .body()
                            .path("status")
                            .asString())
                    .isEqualTo("succeeded");
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(shown().toString())
                        .contains(
                                "LOST-1",
                                "LOST-2",
                                "CANCELLED",
                                Facts.id("lost-a"),
                                "\"sku\":\"LOST-B\"",
                                "SUCCEEDED"));
        Map<String, JsonNode> before = shown();

        system.kill("streams-app");
        system.start("streams-app");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(shown()).isEqualTo(before));

        system.kill("streams-app");
        delete("stockstream-views");
        delete("stockstream-background");
        system.start("streams-app");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(shown()).isEqualTo(before));
    }

    private static String order(String id, String sku) {
        return api.post(
                        "/api/v1/orders",
                        "{\"order_id\":\"%s\",\"email\":\"lost@example.com\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1,\"unit_price\":1}]}"
                                .formatted(id, sku),
                        WAIT)
                .body()
                .path("status")
                .asString();
    }

    /** Lists, counts and rows that no other test changes, by their paths. */
    private static Map<String, JsonNode> shown() {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (String order : List.of("LOST-1", "LOST-2")) {
            show(shown, "/store/orders?order_id=" + order);
            show(shown, "/store/order-decisions?limit=100&order_id=" + order);
        }
        show(shown, "/store/movements?movement_id=" + Facts.id("lost-a"));
        show(shown, "/store/stock-levels?sku=LOST-A");
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String page = "?limit=100&partition=" + partition;
            show(shown, "/store/movement-history" + page + "&warehouse_id=LOST-W1");
            show(shown, "/store/warehouse-stock" + page + "&warehouse_id=LOST-W1");
            show(shown, "/store/order-index" + page + "&status=cancelled");
            show(shown, "/store/task-index" + page + "&type=sum&status=succeeded");
            String counts = "/store/task-counts?partition=" + partition;
            show(shown, counts);
            shown.compute(counts, (path, all) -> ofSums(all));
        }
        return shown;
    }

    private static void show(Map<String, JsonNode> shown, String path) {
        Rest.Answer answer = stores.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        shown.put(path, answer.body());
    }

    /** Other types have tasks that are requested by the clock. */
    private static JsonNode ofSums(JsonNode counts) {
        return counts.path("items")
                .valueStream()
                .filter(bucket -> bucket.path("type").asString().equals("sum"))
                .findFirst()
                .orElse(counts.path("none"));
    }

    private static void delete(String application) throws IOException {
        Path folder = SharedSystem.home("shared")
                .resolve("data")
                .resolve("streams-app")
                .resolve(application);
        assertThat(folder).isDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
