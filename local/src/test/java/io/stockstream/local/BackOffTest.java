package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void shouldDoubleUpToHalfAMinuteWhenAComponentKeepsDying() {
        List<Long> waits = IntStream.range(0, 7)
                .mapToObj(attempt -> backOff.afterRunning(Duration.ofSeconds(2)).toSeconds())
                .toList();

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void shouldStartOverWhenItRanWell() {
        backOff.afterRunning(Duration.ofSeconds(2));
        backOff.afterRunning(Duration.ofSeconds(2));

        assertThat(backOff.afterRunning(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
