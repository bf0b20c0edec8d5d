package io.stockstream.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.FieldError;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleRulesTest {

    @Test
    void shouldTakeAScheduleOfEitherKind() {
        assertThat(ScheduleRules.check(schedule("*/5 * * * *", null, "Europe/Berlin")))
                .isEmpty();
        assertThat(ScheduleRules.check(schedule(null, 1_000L, "UTC"))).isEmpty();
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertThat(ScheduleRules.checkTimes(null, null, "UTC"))
                .extracting(FieldError::field)
                .containsExactly("cron");
        assertThat(ScheduleRules.checkTimes("* * * * *", 1_000L, "UTC"))
                .extracting(FieldError::field)
                .containsExactly("cron");
        assertThat(ScheduleRules.checkTimes("61 * * * *", null, "Mars/Olympus"))
                .extracting(FieldError::field)
                .containsExactly("zone", "cron");
        assertThat(ScheduleRules.checkTimes(null, 999L, "+03:00"))
                .extracting(FieldError::field)
                .containsExactly("zone", "every_seconds");
    }

    @Test
    void shouldRefuseWhatNoWorkerCouldRead() {
        Schedule schedule = Schedule.newBuilder(schedule(null, 1_000L, "UTC"))
                .setName(" ")
                .setTaskType("x".repeat(101))
                .setPayload("{\"a\":\"%s\"}".formatted("x".repeat(100_000)))
                .setQueue("slow")
                .setMissedRuns(MissedRuns.UNKNOWN)
                .setOverlap(Overlap.UNKNOWN)
                .build();

        assertThat(ScheduleRules.check(schedule))
                .extracting(FieldError::field)
                .containsExactly("name", "task_type", "payload", "queue", "missed_runs", "overlap");
    }

    private static Schedule schedule(String cron, Long everyMillis, String zone) {
        return Schedule.newBuilder()
                .setId(1)
                .setName("nightly")
                .setCron(cron)
                .setEveryMillis(everyMillis)
                .setZone(zone)
                .setTaskType("check_pending_orders")
                .setPayload("{}")
                .setQueue("default")
                .setEnabled(true)
                .setMissedRuns(MissedRuns.RUN_ONCE)
                .setOverlap(Overlap.ALLOW)
                .setCreatedAt(Instant.parse("2026-11-21T08:16:00Z"))
                .setVersion(1)
                .build();
    }
}
