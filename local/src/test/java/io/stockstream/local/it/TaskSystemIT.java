package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.SharedSystem;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tasks as clients see them, on a running system. */
class TaskSystemIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String[] WAIT = {"Prefer", "wait=25"};

    private static Rest api;

    @BeforeAll
    static void start() {
        api = new Rest(SharedSystem.get().apiUrl());
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/tasks/types/rehearse").status() == 200);
    }

    @Test
    void shouldComputeAndKeepTheResult() {
        JsonNode done = api.post("/tasks", "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,2.5,3]}}", WAIT)
                .body();

        assertThat(done.path("status").asString()).isEqualTo("succeeded");
        assertThat(done.path("result").path("sum").decimalValue()).isEqualByComparingTo("6.5");
        String id = done.path("task_id").asString();
        assertThat(api.get("/tasks/" + id).body().path("attempts")).hasSize(1);
    }

    @Test
    void shouldRefuseUnknownTypesAndWrongPayloads() {
        Rest.Answer unknown = api.post("/tasks", "{\"type\":\"no_such\",\"payload\":{}}");
        Rest.Answer wrong = api.post("/tasks", "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,\"two\"]}}");

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().toString()).contains("type", "no_such", "sum", "rehearse");
        assertThat(api.post("/tasks", "{\"type\":\"invoice\",\"payload\":{\"order\":{}}}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("internal_task_type");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").get(0).path("field").asString()).isEqualTo("payload.numbers[1]");
    }

    @Test
    void shouldTakeTheSameKeyForTheSameTask() {
        String body = "{\"type\":\"sum\",\"key\":\"it-key\",\"payload\":{\"numbers\":[40,2]}}";
        JsonNode first = api.post("/tasks", body, WAIT).body();
        JsonNode again = api.post("/tasks", body, WAIT).body();
        Rest.Answer other = api.post("/tasks", body.replace("40", "41"));

        assertThat(again.path("task_id")).isEqualTo(first.path("task_id"));
        assertThat(again.path("attempts")).hasSize(1);
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void shouldRetryListWhatFailedAndTryItAgainWhenAsked() {
        JsonNode failed = api.post("/tasks", "{\"type\":\"rehearse\",\"payload\":{\"failures\":3}}", WAIT)
                .body();

        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("attempts")).hasSize(3);
        String id = failed.path("task_id").asString();
        await().atMost(LIMIT)
                .until(() -> api.get("/tasks?status=failed&type=rehearse&error=rehearsed")
                        .body()
                        .path("items")
                        .toString()
                        .contains(id));

        assertThat(api.post("/api/v1/tasks/" + id + "/retry", "").status()).isEqualTo(202);

        await().atMost(LIMIT)
                .until(() ->
                        api.get("/tasks/" + id).body().path("status").asString().equals("succeeded"));
        assertThat(api.get("/tasks/" + id).body().path("attempts")).hasSize(4);
    }

    @Test
    void shouldTellHowFarATaskIsAndStopItWhenItIsCancelled() {
        String id = api.post("/tasks", "{\"type\":\"rehearse\",\"payload\":{\"seconds\":200}}")
                .body()
                .path("task_id")
                .asString();
        await().atMost(LIMIT)
                .until(() -> api.get("/tasks/" + id)
                                .body()
                                .path("progress")
                                .toString()
                                .contains("Rehearsing")
                        || api.get("/tasks/" + id).body().path("progress").isNumber());

        assertThat(api.post("/tasks", "{\"type\":\"sum\",\"payload\":{\"numbers\":[2]}}", WAIT)
                        .body()
                        .path("status")
                        .asString())
                .as("one that takes long holds up no other of its queue")
                .isEqualTo("succeeded");

        assertThat(api.post("/api/v1/tasks/" + id + "/cancel", "").status()).isEqualTo(202);

        await().atMost(LIMIT)
                .until(() ->
                        api.get("/tasks/" + id).body().path("status").asString().equals("cancelled"));
        assertThat(api.post("/api/v1/tasks/" + id + "/cancel", "").status()).isEqualTo(409);
    }
}
