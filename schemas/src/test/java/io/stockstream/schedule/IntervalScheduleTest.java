package io.stockstream.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IntervalScheduleTest {

    private static final Instant ANCHOR = Instant.parse("2026-11-21T08:16:00.082606Z");

    @Test
    void shouldBeDueOneIntervalAfterItWasMade() {
        IntervalSchedule schedule = new IntervalSchedule(ANCHOR, 30_000);

        assertThat(schedule.next(Instant.EPOCH)).contains(Instant.parse("2026-11-21T08:16:30.082Z"));
        assertThat(schedule.next(Instant.parse("2026-11-21T08:16:30.082Z")))
                .contains(Instant.parse("2026-11-21T08:17:00.082Z"));
    }

    @Property
    void shouldCountWhatNextGoesThrough(
            @ForAll @LongRange(min = 1, max = 5_000) long every,
            @ForAll @LongRange(min = -10_000, max = 50_000) long after,
            @ForAll @LongRange(min = -10_000, max = 100_000) long until) {
        IntervalSchedule schedule = new IntervalSchedule(ANCHOR, every * 37);
        Instant from = ANCHOR.plusMillis(after);
        Instant to = ANCHOR.plusMillis(until);

        List<Instant> due = new ArrayList<>();
        for (Instant at = schedule.next(from).orElseThrow();
                !at.isAfter(to);
                at = schedule.next(at).orElseThrow()) {
            due.add(at);
        }

        assertThat(schedule.count(from, to)).isEqualTo(due.size());
        assertThat(schedule.newest(from, to).stream().toList())
                .isEqualTo(due.isEmpty() ? List.of() : List.of(due.getLast()));
    }

    @Test
    void shouldRefuseAnIntervalThatDoesNotGoOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalSchedule(ANCHOR, 0));
    }
}
