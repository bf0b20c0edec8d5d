package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.local.TestTopics;
import io.stockstream.topics.TopicKind;
import io.stockstream.topics.TopicSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Sends hostile input: bad requests on every path, poison records on every topic of facts. Afterwards the system has to
 * work as before.
 */
class UnfriendlyInputIT {

    private static final long SEED = 20_261_130;
    private static final int REQUESTS_PER_OPERATION = 18;
    private static final int CLIENTS = 4;
    private static final int POISON_PER_TOPIC = 30;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SKU = "UNFRIENDLY-1";
    /** Facts that carry a time: one that is valid by chance would carry a wrong one. */
    private static final Set<String> TIMERS = Set.of("schedules.ticks", "orders.checks", "reports.closings");

    private static LocalSystem system;
    private static Cluster cluster;
    private static Rest api;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        api = new Rest(system.apiUrl());
        cluster.report(List.of(Facts.arrival(SKU, "unfriendly", "A", 1_000)));
        await().atMost(LIMIT)
                .until(() ->
                        api.get("/api/v1/stock/" + SKU).body().path("on_hand").asLong() == 1_000);
    }

    @Test
    void shouldAnswerEveryBadRequestWithAProblemAndGoOn() throws Exception {
        RawHttp http = new RawHttp(system.apiUrl());
        List<RawHttp.Request> requests =
                new BadRequests(api.text("/schema/openapi.json"), SEED).of(REQUESTS_PER_OPERATION);
        assertThat(requests).hasSizeGreaterThan(1_000);

        List<String> wrong = new CopyOnWriteArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> calls = new ArrayList<>();
            for (RawHttp.Request request : requests) {
                calls.add(() -> {
                    RawHttp.Answer answer = http.send(request);
                    if (!isFine(answer)) {
                        wrong.add("%d %s ← %s"
                                .formatted(answer.status(), answer.body().strip(), request));
                    }
                    return null;
                });
            }
            for (Future<Void> call : clients.invokeAll(calls)) {
                call.get();
            }
        }

        assertThat(wrong).isEmpty();
        shopsWork("requests");
    }

    @Test
    void shouldPutPoisonAsideAndGoOn() {
        PoisonRecords poison = new PoisonRecords(SEED);
        List<Integer> schemaIds = schemaIds();
        int before = cluster.readRaw("stockstream.dead-letters").size();
        int sent = 0;
        try (Producer<byte[], byte[]> producer = cluster.rawProducer()) {
            for (TopicSpec topic : TestTopics.catalogue().topics()) {
                if (topic.kind() == TopicKind.FACT) {
                    List<Integer> ids = TIMERS.contains(topic.name()) ? List.of() : schemaIds;
                    var records = poison.of(topic.name(), topic.partitions(), ids, POISON_PER_TOPIC);
                    records.forEach(record -> Cluster.send(producer, record));
                    sent += records.size();
                }
            }
        }
        assertThat(sent).isGreaterThanOrEqualTo(500);

        shopsWork("poison");
        int atLeast = before + sent / 4;
        await().atMost(LIMIT)
                .until(() -> cluster.readRaw("stockstream.dead-letters").size() >= atLeast);
    }

    /** The server never fails, except with a 503 that says when to retry; client errors get a problem document. */
    private static boolean isFine(RawHttp.Answer answer) {
        boolean problem = answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json");
        if (answer.status() == 503) {
            return problem && answer.headers().containsKey("retry-after");
        }
        return answer.status() < 400 || (answer.status() < 500 && problem);
    }

    /** Movements, orders, tasks, catalogue and health work as before. */
    private static void shopsWork(String name) {
        assertThat(api.post(
                                "/api/v1/orders",
                                "{\"order_id\":\"after-%s\",\"email\":\"a@example.com\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}"
                                        .formatted(name, SKU),
                                "Prefer",
                                "wait=20")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("processed");
        JsonNode task = api.post("/tasks", "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,2]}}", "Prefer", "wait=20")
                .body();
        assertThat(task.path("status").asString()).isEqualTo("succeeded");
        String user = "{\"username\":\"after-%s\",\"email\":\"after-%s@example.com\"}".formatted(name, name);
        assertThat(api.post("/users", user).status()).isEqualTo(201);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        await().atMost(LIMIT)
                .until(() -> new Rest(system.storeApiUrl("streams-app"))
                                .get("/actuator/health")
                                .status()
                        == 200);
    }

    private static List<Integer> schemaIds() {
        Rest registry = new Rest(system.registryUrl());
        List<Integer> ids = new ArrayList<>();
        for (JsonNode subject : registry.get("/subjects").body()) {
            String name = URLEncoder.encode(subject.asString(), StandardCharsets.UTF_8);
            ids.add(registry.get("/subjects/%s/versions/latest".formatted(name))
                    .body()
                    .path("id")
                    .asInt());
        }
        assertThat(ids).isNotEmpty();
        return ids;
    }
}
