package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.SharedSystem;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Schedules as clients see them, on a running system. */
class ScheduleIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static Rest api;

    @BeforeAll
    static void start() {
        api = new Rest(SharedSystem.get().apiUrl());
    }

    @Test
    void shouldRunAtOnceWhenAskedAndShowTheRun() {
        long id = create(
                "{\"name\":\"it-yearly\",\"cron\":\"0 0 1 1 *\",\"zone\":\"Asia/Tokyo\",\"task_type\":\"sum\",\"payload\":{\"numbers\":[7]}}");
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/schedules/" + id)
                        .body()
                        .path("next_run")
                        .asString("")
                        .endsWith("-12-31T15:00:00Z"));

        Rest.Answer run = api.post("/api/v1/schedules/" + id + "/run", "");

        assertThat(run.status()).isEqualTo(202);
        String task = run.body().path("task_id").asString();
        await().atMost(LIMIT)
                .until(() -> api.get("/tasks/" + task)
                        .body()
                        .path("status")
                        .asString("")
                        .equals("succeeded"));
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/schedules/" + id)
                        .body()
                        .path("last_task_state")
                        .asString("")
                        .equals("succeeded"));
        JsonNode shown = api.get("/api/v1/schedules/" + id).body();
        assertThat(shown.path("last_task_id").asString()).isEqualTo(task);
        assertThat(shown.path("last_run").isString()).isTrue();
    }

    @Test
    void shouldHaveTheBuiltInEntriesFromTheFirstStart() {
        JsonNode entries = api.get("/api/v1/schedules?count=50&page=1").body();

        assertThat(entries.toString())
                .contains(
                        "check_pending_orders",
                        "daily_order_report",
                        "daily_stock_report",
                        "auto_close_expired_batches",
                        "update_cached_statistics",
                        "retry_failed_webhooks",
                        "move_horizons");
    }

    @Test
    void shouldRefuseWhatCouldNeverFire() {
        Rest.Answer never = api.post(
                "/api/v1/schedules",
                "{\"name\":\"it-never\",\"cron\":\"0 0 30 2 *\",\"task_type\":\"sum\",\"payload\":{\"numbers\":[7]}}");
        Rest.Answer payload = api.post(
                "/api/v1/schedules",
                "{\"name\":\"it-payload\",\"cron\":\"0 0 * * *\",\"task_type\":\"sum\",\"payload\":{}}");
        Rest.Answer type = api.post(
                "/api/v1/schedules",
                "{\"name\":\"it-type\",\"cron\":\"0 0 * * *\",\"task_type\":\"no_such\",\"payload\":{}}");

        assertThat(never.status()).isEqualTo(422);
        assertThat(never.body().path("errors").get(0).path("field").asString()).isEqualTo("cron");
        assertThat(payload.status()).isEqualTo(422);
        assertThat(payload.body().path("errors").get(0).path("field").asString())
                .startsWith("payload");
        assertThat(type.status()).isEqualTo(422);
        assertThat(type.body().path("errors").get(0).path("field").asString()).isEqualTo("task_type");
    }

    private static long create(String body) {
        Rest.Answer answer = api.post("/api/v1/schedules", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asLong();
    }
}
