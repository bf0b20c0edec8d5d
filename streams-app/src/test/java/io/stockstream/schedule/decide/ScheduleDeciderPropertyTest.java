package io.stockstream.schedule.decide;

import static io.stockstream.schedule.topology.Schedules.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.DueTimes;
import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.topology.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ScheduleDeciderPropertyTest {

    /** A step: the clock moves, possibly backwards, and is read a number of times; the process may restart before. */
    record Step(int seconds, int ticks, boolean restart) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> moves = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 40)),
                Tuple.of(2, Arbitraries.integers().between(-300, 0)),
                Tuple.of(1, Arbitraries.integers().between(40, 5_000)));
        return Combinators.combine(moves, Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Arbitraries.of(
                        Schedules.everyTenSeconds(),
                        Schedules.everyTenSeconds().setEveryMillis(7_300L),
                        Schedules.cron("* * * * *", "UTC"),
                        Schedules.cron("*/7 * * * *", "Australia/Lord_Howe"))
                .map(builder -> builder.setMissedRuns(MissedRuns.RUN_ALL).build());
    }

    @Property(tries = 300)
    void shouldDecideOnEveryDueTimeOnceAndInOrder(
            @ForAll("schedules") Schedule schedule, @ForAll("steps") List<Step> steps) {
        Desk desk = new Desk().write(schedule);
        Instant newest = play(desk, steps);

        List<Instant> expected = dueUntil(schedule, newest);
        assertThat(desk.fired()).extracting(ScheduleFired::getDueAt).isEqualTo(expected);
        assertThat(desk.tasks()).hasSameSizeAs(expected).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void shouldAccountForEveryDueTimeWhateverIsDoneAboutMissedOnes(
            @ForAll("schedules") Schedule schedule,
            @ForAll("steps") List<Step> steps,
            @ForAll MissedRuns missed,
            @ForAll Overlap overlap) {
        Schedule row = Schedule.newBuilder(schedule)
                .setMissedRuns(missed == MissedRuns.UNKNOWN ? MissedRuns.SKIP : missed)
                .setOverlap(overlap == Overlap.UNKNOWN ? Overlap.SKIP : overlap)
                .build();
        Desk desk = new Desk().write(row);
        Instant newest = play(desk, steps);

        List<Instant> decided =
                desk.fired().stream().map(ScheduleFired::getDueAt).toList();
        assertThat(decided).isSorted().doesNotHaveDuplicates();
        assertThat(desk.fired().stream()
                        .mapToLong(fired -> 1 + fired.getPassedOver())
                        .sum())
                .isEqualTo(dueUntil(row, newest).size());
        if (row.getOverlap() == Overlap.SKIP) {
            assertThat(desk.tasks()).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(desk.seconds(FiringOutcome.FIRED)).hasSameSizeAs(desk.tasks());
    }

    @Property(tries = 200)
    void shouldDecideTheSameWhetherTicksComeOnceOrOften(
            @ForAll("schedules") Schedule schedule, @ForAll("steps") List<Step> steps) {
        Desk once = new Desk().write(schedule);
        Desk often = new Desk().write(schedule);
        Instant now = NOON;
        List<Instant> earlier = new ArrayList<>();
        for (Step step : steps) {
            now = now.plusSeconds(Math.abs(step.seconds()) % 60);
            once.tick(now);
            earlier.add(now);
            // Several instances, each of which may be late.
            Collections.reverse(earlier);
            earlier.forEach(often::tick);
            Collections.sort(earlier);
        }

        assertThat(often.fired()).isEqualTo(once.fired());
    }

    /** Returns the latest time of a tick, after which nothing is left to do. */
    private static Instant play(Desk desk, List<Step> steps) {
        Instant now = NOON;
        Instant newest = NOON;
        for (Step step : steps) {
            now = now.plusSeconds(step.seconds());
            if (step.restart()) {
                desk.restart();
            }
            for (int tick = 0; tick < step.ticks(); tick++) {
                desk.tick(now);
                newest = now.isAfter(newest) ? now : newest;
            }
        }
        while (!desk.state().getNextRun().isAfter(newest)) {
            desk.tick(newest);
        }
        return newest;
    }

    private static List<Instant> dueUntil(Schedule schedule, Instant until) {
        DueTimes times = DueTimes.of(schedule);
        List<Instant> due = new ArrayList<>();
        for (Instant at = times.next(NOON).orElseThrow();
                !at.isAfter(until);
                at = times.next(at).orElseThrow()) {
            due.add(at);
        }
        return due;
    }
}
