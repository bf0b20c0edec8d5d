package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Schedules on two instances of which one is killed and started again while they fire. */
class ScheduleIT {

    private static final String SECOND = "streams-app-2";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PERIOD = 2;
    private static final int ENOUGH = 15;

    private static LocalSystem system;
    private static Cluster cluster;
    private static Rest api;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        api = new Rest(system.apiUrl());
        system.addStreamsApp(SECOND);
    }

    @AfterAll
    static void leaveOneInstance() {
        system.stop(SECOND);
    }

    @Test
    void shouldFireEveryDueTimeOnceWhenBothInstancesAreKilledInTurn() {
        long id = create(
                "{\"name\":\"it-often\",\"every_seconds\":%d,\"task_type\":\"sum\",\"payload\":{\"numbers\":[1,2]},\"missed_runs\":\"run_all\"}"
                        .formatted(PERIOD));
        for (String victim : List.of(SECOND, "streams-app")) {
            int before = firings(id).size();
            await().atMost(LIMIT).until(() -> firings(id).size() > before + 1);
            system.kill(victim);
            system.start(victim);
        }
        await().atMost(LIMIT).until(() -> firings(id).size() >= ENOUGH);
        JsonNode paused = api.post("/api/v1/schedules/" + id + "/pause", "").body();

        assertThat(paused.path("enabled").asBoolean(true)).isFalse();
        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/schedules/" + id)
                        .body()
                        .path("next_run")
                        .isNull());
        List<ScheduleFired> fired = firings(id);
        assertThat(fired).allMatch(each -> each.getOutcome() == FiringOutcome.FIRED);
        Instant first = fired.getFirst().getDueAt();
        assertThat(fired)
                .extracting(ScheduleFired::getDueAt)
                .containsExactlyElementsOf(Stream.iterate(first, due -> due.plusSeconds(PERIOD))
                        .limit(fired.size())
                        .toList());
        assertThat(tasks(id))
                .containsExactlyInAnyOrderElementsOf(
                        fired.stream().map(ScheduleFired::getTaskId).toList());
        for (ScheduleFired each : fired) {
            await().atMost(LIMIT)
                    .until(() -> api.get("/tasks/" + each.getTaskId())
                            .body()
                            .path("status")
                            .asString()
                            .equals("succeeded"));
        }
    }

    @Test
    void shouldRunAtOnceWhenAskedAndShowTheRun() {
        long id = create(
                "{\"name\":\"it-yearly\",\"cron\":\"0 0 1 1 *\",\"zone\":\"Asia/Tokyo\",\"task_type\":\"sum\",\"payload\":{\"numbers\":[7]}}");
        assertThat(api.get("/api/v1/schedules/" + id).body().path("next_run").asString())
                .endsWith("-12-31T15:00:00Z");

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
                        "retry_failed_webhooks");
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

    private static List<ScheduleFired> firings(long id) {
        return cluster.read(Topics.SCHEDULE_FIRINGS).stream()
                .map(ConsumerRecord::value)
                .filter(fired -> fired.getScheduleId() == id)
                .toList();
    }

    /** Ids of the tasks that were asked for, as often as they were. */
    private static List<String> tasks(long id) {
        return cluster.read(Topics.TASKS_DEFAULT).stream()
                .map(ConsumerRecord::value)
                .map(TaskRequested::getTaskId)
                .filter(task -> task.startsWith("schedule:" + id + ":"))
                .toList();
    }
}
