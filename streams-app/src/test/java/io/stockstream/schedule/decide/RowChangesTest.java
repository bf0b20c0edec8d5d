package io.stockstream.schedule.decide;

import static io.stockstream.schedule.topology.Schedules.at;
import static io.stockstream.schedule.topology.Schedules.everyTenSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.topology.Schedules;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowChangesTest {

    private final Desk desk = new Desk().write(everyTenSeconds().build());

    @Test
    void shouldBeDueAfterItWasMade() {
        assertThat(desk.state().getNextRun()).isEqualTo(at(10));
        assertThat(desk.state().getVersion()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheNextRunWhenOnlyTheWorkChanges() {
        desk.write(everyTenSeconds()
                .setPayload("{\"a\":2}")
                .setUpdatedAt(at(35))
                .setVersion(2)
                .build());
        assertThat(desk.state().getNextRun()).isEqualTo(at(10));

        desk.tick(at(10));
        assertThat(desk.tasks()).extracting(TaskRequested::getPayload).containsExactly("{\"a\":2}");
        assertThat(desk.fired()).extracting(ScheduleFired::getScheduleVersion).containsExactly(2L);
    }

    @Test
    void shouldBeDueAnewAfterAChangeOfTheDueTimes() {
        desk.write(everyTenSeconds()
                .setEveryMillis(60_000L)
                .setUpdatedAt(at(130))
                .setVersion(2)
                .build());

        assertThat(desk.state().getNextRun()).isEqualTo(at(180));
    }

    @Test
    void shouldDecideByTheOldTimesWhatWasDueBeforeTheyChanged() {
        desk.tick(at(10));
        desk.write(everyTenSeconds()
                .setEveryMillis(7_000L)
                .setPayload("{\"new\":1}")
                .setUpdatedAt(at(20).plusMillis(300))
                .setVersion(2)
                .build());
        desk.tick(at(21));

        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L, 20L, 21L);
        assertThat(desk.tasks())
                .extracting(TaskRequested::getPayload)
                .containsExactly("{\"a\":1}", "{\"a\":1}", "{\"new\":1}");
        assertThat(desk.fired()).extracting(ScheduleFired::getScheduleVersion).containsExactly(1L, 1L, 2L);
    }

    @Test
    void shouldDecideWhatWasDueBeforeAPauseOrADeletion() {
        desk.write(everyTenSeconds()
                .setEnabled(false)
                .setUpdatedAt(at(10).plusMillis(1))
                .setVersion(2)
                .build());
        desk.tick(at(100));
        desk.write(everyTenSeconds().setUpdatedAt(at(101)).setVersion(3).build());
        desk.delete(at(110)).tick(at(200));

        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L, 110L);
        assertThat(desk.state().getNextRun()).isNull();
    }

    @Test
    void shouldTreatRunsThatWereMissedBeforeAChangeAsTheOldRowSays() {
        desk.write(everyTenSeconds()
                .setMissedRuns(MissedRuns.RUN_ONCE)
                .setUpdatedAt(at(1))
                .setVersion(2)
                .build());
        desk.write(everyTenSeconds()
                .setEveryMillis(3_600_000L)
                .setUpdatedAt(at(125))
                .setVersion(3)
                .build());

        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(60L, 70L, 80L, 90L, 100L, 110L, 120L);
        assertThat(desk.fired()).extracting(ScheduleFired::getPassedOver).startsWith(5L, 0L);
    }

    @Test
    void shouldLoseNoDueTimeWhenMoreWereMissedBeforeAChangeThanOneTickFires() {
        desk.write(everyTenSeconds()
                .setMissedRuns(MissedRuns.RUN_ALL)
                .setUpdatedAt(at(1))
                .setVersion(2)
                .build());
        desk.write(everyTenSeconds()
                .setEveryMillis(3_600_000L)
                .setUpdatedAt(at(2_000))
                .setVersion(3)
                .build());

        long decided = desk.fired().stream()
                .mapToLong(fired -> 1 + fired.getPassedOver())
                .sum();
        assertThat(decided).isEqualTo(200);
        assertThat(desk.seconds(FiringOutcome.FIRED)).hasSize(TickDecider.MOST_MISSED + 7);
        assertThat(desk.seconds(FiringOutcome.MISSED)).containsExactly(1_930L);
    }

    @Test
    void shouldNeverDecideTwiceOnADueTimeWhateverTheRowSays() {
        desk.tick(at(50));
        desk.write(everyTenSeconds()
                .setEveryMillis(5_000L)
                .setUpdatedAt(at(20))
                .setVersion(2)
                .build());

        assertThat(desk.state().getNextRun()).isEqualTo(at(55));
    }

    @Test
    void shouldMissNothingDuringAPause() {
        desk.tick(at(10));
        desk.write(everyTenSeconds()
                .setEnabled(false)
                .setUpdatedAt(at(15))
                .setVersion(2)
                .build());
        assertThat(desk.state().getNextRun()).isNull();
        desk.tick(at(500));

        desk.write(everyTenSeconds()
                        .setMissedRuns(MissedRuns.RUN_ALL)
                        .setUpdatedAt(at(1_001))
                        .setVersion(3)
                        .build())
                .tick(at(1_010));
        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L, 1_010L);
    }

    @Test
    void shouldNotRunWhatWasDeletedAndRememberWhatWasDecided() {
        desk.tick(at(30)).delete().delete().tick(at(60));
        assertThat(desk.seconds(FiringOutcome.FIRED)).containsExactly(10L, 20L, 30L);
        assertThat(desk.state().getSchedule()).isNull();
        assertThat(desk.state().getNextRun()).isNull();

        desk.write(everyTenSeconds().setVersion(9).build());
        assertThat(desk.state().getNextRun()).isEqualTo(at(40));
    }

    @Test
    void shouldNeverFireARowThatIsWrongAndSayWhy() {
        desk.write(Schedules.cron("0 25 * * *", "Mars/Olympus").setVersion(2).build())
                .tick(at(600))
                .run("r-1", at(600));

        assertThat(desk.state().getNextRun()).isNull();
        assertThat(desk.state().getProblem()).contains("hour 25 must have numbers of 0 to 23", "Mars/Olympus");
        assertThat(desk.tasks()).isEmpty();
        assertThat(desk.fired()).extracting(ScheduleFired::getOutcome).containsExactly(FiringOutcome.REFUSED);

        desk.write(everyTenSeconds().setUpdatedAt(at(601)).setVersion(3).build());
        assertThat(desk.state().getProblem()).isNull();
        assertThat(desk.state().getNextRun()).isEqualTo(at(610));
    }

    @Test
    void shouldSayNothingWhenTheSameRowComesAgain() {
        ScheduleState before = desk.restart().state();

        desk.write(everyTenSeconds().build());

        assertThat(desk.state()).isSameAs(before);
    }

    @Test
    void shouldRunByHandOnceForEveryNameAlsoInAPause() {
        desk.write(everyTenSeconds().setEnabled(false).setVersion(2).build())
                .run("r-1", at(3))
                .run("r-1", at(4))
                .run("r-2", at(5));

        assertThat(desk.tasks())
                .extracting(TaskRequested::getTaskId)
                .containsExactly("schedule:7:run:r-1", "schedule:7:run:r-2");
        assertThat(desk.tasks()).extracting(TaskRequested::getRequestedAt).containsExactly(at(3), at(5));
        assertThat(desk.fired()).extracting(ScheduleFired::getRunId).containsExactly("r-1", "r-2");
        assertThat(desk.fired()).extracting(ScheduleFired::getDueAt).containsOnlyNulls();
        assertThat(desk.state().getLastRun()).isEqualTo(at(5));
        assertThat(desk.state().getDecidedUntil()).isNull();
    }

    @Test
    void shouldRefuseARunOfWhatIsNotThere() {
        Desk empty = new Desk().run("r-1", at(3)).tick(at(10)).ended("schedule:7:run:r-1", "failed");

        assertThat(empty.state()).isNull();
        assertThat(empty.tasks()).isEmpty();
        assertThat(empty.fired())
                .containsExactly(new ScheduleFired(7L, "", null, "r-1", FiringOutcome.REFUSED, 0L, null, 0L, at(3)));
    }

    @Test
    void shouldFollowTheClocksOfItsZone() {
        Desk zoned = new Desk()
                .write(Schedules.cron("30 2 * * *", "Europe/Berlin")
                        .setUpdatedAt(Instant.parse("2027-03-27T12:00:00Z"))
                        .setVersion(2)
                        .build())
                .tick(Instant.parse("2027-03-28T01:00:00Z"))
                .tick(Instant.parse("2027-03-29T00:30:00Z"));

        assertThat(zoned.fired())
                .extracting(ScheduleFired::getDueAt)
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
    }
}
