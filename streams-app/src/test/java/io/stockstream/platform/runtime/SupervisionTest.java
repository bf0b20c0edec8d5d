package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private final FakeNanos clock = new FakeNanos();
    private final Supervision supervision = new Supervision(clock);

    @Test
    void shouldWaitLongerEachTimeUntilItHasRunWell() {
        List<Long> seconds = new ArrayList<>();
        for (int failure = 0; failure < 8; failure++) {
            seconds.add(failAfter(Duration.ofSeconds(1), FailureKind.INFRASTRUCTURE));
        }
        seconds.add(failAfter(Duration.ofMinutes(11), FailureKind.INFRASTRUCTURE));

        assertThat(seconds).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 5L);
    }

    @Test
    void shouldTryRarelyWhatWaitsForSomebody() {
        assertThat(failAfter(Duration.ofSeconds(1), FailureKind.UNDECIDABLE)).isEqualTo(30);
        assertThat(failAfter(Duration.ofSeconds(1), FailureKind.UNDECIDABLE)).isEqualTo(60);
    }

    @Test
    void shouldNotLetARegistryThatIsBackWait() {
        for (int failure = 0; failure < 10; failure++) {
            assertThat(failAfter(Duration.ofSeconds(1), FailureKind.REGISTRY_AWAY))
                    .isLessThanOrEqualTo(30);
        }
    }

    @Test
    void shouldStayDownUntilItHasRunForAWhile() {
        failAfter(Duration.ZERO, FailureKind.UNDECIDABLE);
        assertThat(supervision.failure()).isPresent();

        supervision.starting();
        supervision.running();
        clock.pass(Duration.ofSeconds(9));
        assertThat(supervision.failure())
                .as("it may meet the same record again")
                .isPresent();

        clock.pass(Duration.ofSeconds(1));
        assertThat(supervision.failure()).isEmpty();
    }

    @Test
    void shouldCountOneFailureOfAClientWhoseThreadsAllFail() {
        assertThat(supervision.failed(failure(FailureKind.UNDECIDABLE))).isTrue();
        assertThat(supervision.failed(failure(FailureKind.INFRASTRUCTURE))).isFalse();

        assertThat(supervision.failure()).map(TopologyFailure::kind).contains(FailureKind.UNDECIDABLE);
        assertThat(supervision.ended()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldSayWhenTheClientDoesNotComeToItsEnd() {
        supervision.failed(failure(FailureKind.INFRASTRUCTURE));
        clock.pass(Supervision.LONGEST_END);
        assertThat(supervision.hangs()).isFalse();

        clock.pass(Duration.ofSeconds(1));

        assertThat(supervision.hangs()).isTrue();
    }

    private long failAfter(Duration running, FailureKind kind) {
        supervision.starting();
        supervision.running();
        clock.pass(running);
        supervision.failed(failure(kind));
        return supervision.ended().toSeconds();
    }

    private static TopologyFailure failure(FailureKind kind) {
        return new TopologyFailure(kind, "why", Instant.EPOCH);
    }
}
