package io.stockstream.catalogue.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.failure.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepScheduleTest {

    private static final Set<Integer> OWNED = Set.of(0, 1);

    private final TestClock clock = new TestClock();
    private final SweepSchedule schedule = new SweepSchedule();

    @Test
    void shouldSweepOncePerSnapshotAndThenEveryHour() {
        assertThat(isDue(7, OWNED)).isTrue();
        schedule.done(OWNED, 0, clock.instant());
        assertThat(isDue(7, OWNED)).isFalse();

        clock.advance(Duration.ofMinutes(59));
        assertThat(isDue(7, OWNED)).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(isDue(7, OWNED)).isTrue();
    }

    @Test
    void shouldSweepForANewSnapshotAtOnce() {
        isDue(7, OWNED);
        schedule.done(OWNED, 0, clock.instant());

        // Lower: the database was moved to another cluster.
        assertThat(isDue(5, OWNED)).isTrue();
    }

    @Test
    void shouldSweepWhenPartitionsCome() {
        isDue(7, OWNED);
        schedule.done(OWNED, 0, clock.instant());

        assertThat(isDue(7, Set.of(0))).isFalse();
        assertThat(isDue(7, OWNED)).isTrue();
    }

    @Test
    void shouldWaitWhileNoPartitionIsHere() {
        assertThat(isDue(7, Set.of())).isFalse();
    }

    @Test
    void shouldSweepWithGrowingPausesWhileTheSnapshotIsBeingRead() {
        assertThat(pauses(() -> schedule.done(OWNED, 3, clock.instant())))
                .as("and then as ever: what is not renewed by now will not be")
                .containsExactly(10L, 20L, 40L, 80L, 160L, 3_600L, 3_600L);
    }

    @Test
    void shouldTryAgainWithGrowingPausesAfterAFailure() {
        assertThat(pauses(() -> schedule.failed(clock.instant())))
                .containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    private List<Long> pauses(Runnable sweep) {
        List<Long> pauses = new ArrayList<>();
        assertThat(isDue(7, OWNED)).isTrue();
        for (int round = 0; round < 7; round++) {
            sweep.run();
            long seconds = 0;
            while (!isDue(7, OWNED)) {
                clock.advance(Duration.ofSeconds(1));
                seconds++;
            }
            pauses.add(seconds);
        }
        return pauses;
    }

    private boolean isDue(long snapshot, Set<Integer> owned) {
        return schedule.isDue(snapshot, owned, clock.instant());
    }
}
