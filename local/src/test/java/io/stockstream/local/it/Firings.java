package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A schedule that is due every few seconds, and its firings. */
final class Firings {

    private static final int PERIOD = 3;
    private static final int ENOUGH = 10;

    private final Cluster cluster;
    private final Rest api;
    private long id;

    Firings(LocalSystem system) {
        this.cluster = new Cluster(system);
        this.api = new Rest(system.apiUrl());
    }

    void begin() {
        Rest.Answer answer = api.post(
                "/api/v1/schedules",
                "{\"name\":\"storm\",\"every_seconds\":%d,\"task_type\":\"sum\",\"payload\":{\"numbers\":[1,2]},\"missed_runs\":\"run_all\"}"
                        .formatted(PERIOD));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        id = answer.body().path("id").asLong();
    }

    /** Until the pause, every due time was fired once and its task was done. */
    void assertFiredOnce(Duration limit) {
        await().atMost(limit).until(() -> fired().size() > ENOUGH);
        assertThat(api.post("/api/v1/schedules/" + id + "/pause", "")
                        .body()
                        .path("enabled")
                        .asBoolean(true))
                .isFalse();
        await().atMost(limit)
                .until(() -> api.get("/api/v1/schedules/" + id)
                        .body()
                        .path("next_run")
                        .isNull());
        // The pause is a row; what fires before its change is read still counts, so both logs are read until they
        // agree.
        await().atMost(limit).untilAsserted(() -> {
            List<ScheduleFired> fired = fired();
            assertThat(fired)
                    .allMatch(each -> each.getOutcome() == FiringOutcome.FIRED)
                    .extracting(ScheduleFired::getDueAt)
                    .containsExactlyElementsOf(Stream.iterate(fired.getFirst().getDueAt(), Firings::next)
                            .limit(fired.size())
                            .toList());
            assertThat(tasks())
                    .containsExactlyInAnyOrderElementsOf(
                            fired.stream().map(ScheduleFired::getTaskId).toList());
        });
        for (ScheduleFired each : fired()) {
            await().atMost(limit)
                    .until(() -> api.get("/tasks/" + each.getTaskId())
                            .body()
                            .path("status")
                            .asString("")
                            .equals("succeeded"));
        }
    }

    private static Instant next(Instant due) {
        return due.plusSeconds(PERIOD);
    }

    private List<ScheduleFired> fired() {
        return cluster.read(Topics.SCHEDULE_FIRINGS).stream()
                .map(ConsumerRecord::value)
                .filter(fired -> fired.getScheduleId() == id)
                .toList();
    }

    /** Ids of the tasks that were asked for, as often as they were. */
    private List<String> tasks() {
        return cluster.read(Topics.TASKS_DEFAULT).stream()
                .map(ConsumerRecord::value)
                .map(TaskRequested::getTaskId)
                .filter(task -> task.startsWith("schedule:" + id + ":"))
                .toList();
    }
}
