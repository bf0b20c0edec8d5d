package io.stockstream.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CacheOutageTest {

    private final AtomicLong clock = new AtomicLong();
    private final CacheOutage outage = new CacheOutage(clock::get);

    private void fails(boolean open) {
        outage.failed(open, new IllegalStateException("away"));
    }

    private static long count(CapturedOutput log, String level) {
        return log.toString().lines().filter(line -> line.contains(level)).count();
    }

    @Test
    void shouldWarnOnceAMinuteWhileOnlySomeCallsFail(CapturedOutput log) {
        for (int second = 0; second < 130; second++) {
            fails(false);
            outage.succeeded(true);
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(count(log, "WARN")).isEqualTo(2);
        assertThat(count(log, "INFO")).isZero();
    }

    @Test
    void shouldNotWarnOfSingleFailures(CapturedOutput log) {
        for (int i = 0; i < 5; i++) {
            fails(false);
            clock.addAndGet(Duration.ofHours(1).toNanos());
        }

        assertThat(count(log, "WARN")).isZero();
    }

    @Test
    void shouldTellOfEachOutageInWhichTheBreakerOpens(CapturedOutput log) {
        for (int i = 0; i < 2; i++) {
            fails(false);
            fails(true);
            outage.succeeded(false);
            assertThat(count(log, "INFO")).as("it is only tried").isEqualTo(i);
            outage.succeeded(true);
        }

        assertThat(count(log, "WARN")).isEqualTo(2);
        assertThat(count(log, "INFO")).isEqualTo(2);
    }
}
