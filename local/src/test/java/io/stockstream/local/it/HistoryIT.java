package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the stores have forgotten stays readable, on a running system. */
class HistoryIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SKU = "IT-HISTORY";
    private static final String TASK = "it-history-task";

    private static LocalSystem system;
    private static Cluster cluster;
    private static Rest api;
    private static Rest stores;
    private static Database database;

    /** Behind every horizon. */
    private static Instant old;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        api = new Rest(system.apiUrl());
        stores = new Rest(system.storeApiUrl("streams-app"));
        database = new Database(system);
        old = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(500));
    }

    @Test
    void shouldReadOnThePathsOfTheStoresWhatTheyHaveForgotten() throws Exception {
        report("it-history-1", old);
        report("it-history-2", old.plusSeconds(60));
        report("it-history-3", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        cluster.send(Topics.TASK_REPORTS, TASK, succeeded());
        String orderId = oldOrder();
        JsonNode order = api.get("/api/v1/orders/" + orderId).body();
        JsonNode explanation = api.get("/api/v1/orders/" + orderId + "/explain").body();
        JsonNode movement =
                api.get("/api/v1/movements/" + Facts.id("it-history-1")).body();
        JsonNode task = api.get("/tasks/" + TASK).body();
        List<String> listed = pages();

        assertThat(listed)
                .containsExactly(Facts.id("it-history-3"), Facts.id("it-history-2"), Facts.id("it-history-1"));
        // The first horizons are announced, and move in a run an hour later.
        assertThat(moveHorizons())
                .contains("\"orders.horizons\":\"announced\"", "\"stock.horizons\":\"announced\"")
                .contains("\"tasks.horizons\":\"announced\"");
        database.migrate("UPDATE history.horizons SET announced_at = now() - interval '2 hours'");
        assertThat(moveHorizons()).doesNotContain("announced");
        awaitForgotten("/store/orders?order_id=" + orderId);
        awaitForgotten("/store/tasks?task_id=" + TASK);
        await().atMost(LIMIT)
                .until(() -> stores.get("/store/movements?movement_id=" + Facts.id("it-history-1"))
                        .body()
                        .path("items")
                        .isEmpty());

        // An API that has heard of no horizon asks again within seconds.
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(api.get("/api/v1/orders/" + orderId).body()).isEqualTo(order));
        assertThat(api.get("/api/v1/orders/" + orderId + "/explain").body()).isEqualTo(explanation);
        assertThat(api.get("/api/v1/movements/" + Facts.id("it-history-1")).body())
                .isEqualTo(movement);
        assertThat(api.get("/tasks/" + TASK).body()).isEqualTo(task);
        assertThat(api.get("/status/" + TASK).status()).isEqualTo(200);
        assertThat(pages()).isEqualTo(listed);
        assertThat(api.get("/api/v1/orders/it-history-never").status()).isEqualTo(404);

        shouldRepeatNothingAfterAKill(orderId, explanation.path("decisions").size());
    }

    /** What is written again after a kill, or when all is read from the beginning, changes nothing. */
    private static void shouldRepeatNothingAfterAKill(String orderId, int decisions) {
        report("it-history-4", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        system.kill("streams-app");
        system.start("streams-app");

        String kept = "SELECT count(*) FROM history.movements WHERE sku = '" + SKU + "'";
        await().atMost(LIMIT).until(() -> database.ask(kept).equals(List.of("4")));
        assertThat(database.ask("SELECT count(*) FROM history.order_decisions WHERE order_id = '" + orderId + "'"))
                .containsExactly(Integer.toString(decisions));
        await().atMost(LIMIT).until(() -> api.get("/api/v1/orders/" + orderId).status() == 200);
    }

    private static void report(String movement, Instant at) {
        cluster.report(List.of(new MovementReported(
                Facts.id(movement), "WH-HISTORY", SKU, MovementEvent.ARRIVAL, 5L, at, "", "", null, null, null)));
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/movements/" + Facts.id(movement)).status() == 200);
    }

    private static TaskReported succeeded() {
        return TaskReported.newBuilder()
                .setTaskId(TASK)
                .setType("it_history")
                .setState(TaskState.SUCCEEDED)
                .setAttempt(1)
                .setAt(old)
                .setResultJson("{\"sum\":3}")
                .build();
    }

    /** Places orders of a former time until one is cancelled then: if stock answers before, it ends now. */
    private static String oldOrder() {
        for (int i = 0; i < 20; i++) {
            String orderId = "it-history-order-" + i;
            LineRequested line = LineRequested.newBuilder()
                    .setSku("IT-NEVER-IN-STOCK")
                    .setQuantity(1)
                    .build();
            PlaceOrder place = PlaceOrder.newBuilder()
                    .setEmail("history@example.com")
                    .setLines(List.of(line))
                    .build();
            request(orderId, place);
            request(orderId, new CancelOrder(null));
            await().atMost(LIMIT)
                    .until(() -> List.of("cancelled", "failed")
                            .contains(api.get("/api/v1/orders/" + orderId)
                                    .body()
                                    .path("status")
                                    .asString("")));
            Instant updatedAt = Instant.parse(api.get("/api/v1/orders/" + orderId)
                    .body()
                    .path("updated_at")
                    .asString());
            if (updatedAt.isBefore(old.plus(Duration.ofDays(1)))) {
                return orderId;
            }
        }
        throw new AssertionError("No order of a former time ended then");
    }

    private static void request(String orderId, Object command) {
        cluster.sendAt(
                Topics.ORDER_REQUESTS,
                orderId,
                OrderRequested.newBuilder()
                        .setOrderId(orderId)
                        .setCommand(command)
                        .build(),
                old);
    }

    /** Runs the task; returns its result. */
    private static String moveHorizons() {
        String id = database.ask("SELECT id FROM stockstream.schedules WHERE name = 'move_horizons'")
                .getFirst();
        Rest.Answer run = api.post("/api/v1/schedules/" + id + "/run", "");
        assertThat(run.status()).as(run.body().toString()).isEqualTo(202);
        String task = run.body().path("task_id").asString();
        await().atMost(LIMIT)
                .until(() -> List.of("succeeded", "failed")
                        .contains(
                                api.get("/tasks/" + task).body().path("status").asString("")));
        return api.get("/tasks/" + task).body().path("result").toString();
    }

    private static void awaitForgotten(String path) {
        await().atMost(LIMIT).until(() -> stores.get(path).status() == 404);
    }

    /** Ids of the movements of the sku, one on each page. */
    private static List<String> pages() {
        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = api.get("/api/v1/movements?limit=1&product_id=" + SKU + next)
                    .body();
            page.path("items").forEach(item -> ids.add(item.path("movement_id").asString()));
            next = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asString();
        }
        return ids;
    }
}
