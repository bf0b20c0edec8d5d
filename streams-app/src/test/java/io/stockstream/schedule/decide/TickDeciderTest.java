package io.stockstream.schedule.decide;

import static io.stockstream.schedule.topology.Schedules.at;
import static io.stockstream.schedule.topology.Schedules.everyTenSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.topology.Schedules;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TickDeciderTest {

    private final Desk desk = new Desk();

    @Test
    void shouldAskForATaskWhoseIdFollowsFromTheDueTime() {
        desk.write(everyTenSeconds().setQueue("priority").build()).tick(at(10));

        String taskId = "schedule:7:2026-11-21T12:00:10Z";
        assertThat(desk.tasks())
                .containsExactly(
                        new TaskRequested(taskId, "check_pending_orders", TaskQueue.PRIORITY, "{\"a\":1}", at(10)));
        assertThat(desk.fired())
                .containsExactly(
                        new ScheduleFired(7L, "often", at(10), null, FiringOutcome.FIRED, 0L, taskId, 1L, at(10)));
        assertThat(desk.state().getLastRun()).isEqualTo(at(10));
        assertThat(desk.state().getNextRun()).isEqualTo(at(20));
    }

    @Test
    void shouldDoNothingBeforeItIsDueAndNothingTwice() {
        desk.write(everyTenSeconds().build()).tick(at(9));
        assertThat(desk.fired()).isEmpty();

        desk.tick(at(15)).tick(at(15)).tick(at(12)).tick(at(19));
        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L);
    }

    @ParameterizedTest
    @EnumSource(value = MissedRuns.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void shouldFireWhatIsNotOlderThanAMinuteWhateverIsDoneAboutMissedOnes(MissedRuns missed) {
        desk.write(everyTenSeconds().setMissedRuns(missed).build()).tick(at(70));

        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L);
    }

    @Test
    void shouldPassMissedRunsOver() {
        desk.write(everyTenSeconds().setMissedRuns(MissedRuns.SKIP).build()).tick(at(105));

        // 45 is the oldest that is on time.
        assertThat(desk.seconds(FiringOutcome.MISSED)).containsExactly(40L);
        assertThat(desk.fired().getFirst().getPassedOver()).isEqualTo(3);
        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(50L, 60L, 70L, 80L, 90L, 100L);
    }

    @Test
    void shouldFireTheNewestOfMissedRuns() {
        desk.write(everyTenSeconds().build()).tick(at(105));

        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(40L, 50L, 60L, 70L, 80L, 90L, 100L);
        assertThat(desk.fired()).extracting(ScheduleFired::getPassedOver).containsExactly(3L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void shouldFireAllMissedRunsAHundredWithEachTick() {
        desk.write(everyTenSeconds().setMissedRuns(MissedRuns.RUN_ALL).build()).tick(at(3_000));

        assertThat(desk.fired()).hasSize(100);
        assertThat(desk.state().getNextRun()).isEqualTo(at(1_010));

        desk.restart().tick(at(2_000));
        assertThat(desk.fired()).hasSize(200);

        desk.tick(at(3_001));
        assertThat(desk.seconds(FiringOutcome.FIRED)).hasSize(300).isSorted().endsWith(3_000L);
        assertThat(desk.state().getNextRun()).isEqualTo(at(3_010));
    }

    @Test
    void shouldPassOverWhatIsDueWhileTheRunBeforeIsNotOver() {
        desk.write(everyTenSeconds().setOverlap(Overlap.SKIP).build())
                .tick(at(10))
                .tick(at(20))
                .ended("schedule:7:2026-11-21T12:00:10Z", "failed")
                .tick(at(30))
                // Of an older run, and late.
                .ended("schedule:7:2026-11-21T12:00:10Z", "succeeded")
                .tick(at(40));

        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L, 30L);
        assertThat(desk.seconds(FiringOutcome.OVERLAPPED)).containsExactly(20L, 40L);
        assertThat(desk.tasks()).hasSize(2);
        assertThat(desk.state().getDecidedUntil()).isEqualTo(at(40));
        assertThat(desk.state().getLastRun()).isEqualTo(at(30));
    }

    @Test
    void shouldCountWhatAYearWithoutAnyoneHasMissed() {
        desk.write(Schedules.cron("* * * * *", "Europe/Berlin").build()).tick(Instant.parse("2027-11-21T12:00:30Z"));

        assertThat(desk.fired()).extracting(ScheduleFired::getPassedOver).containsExactly(365L * 24 * 60 - 2, 0L);
    }
}
