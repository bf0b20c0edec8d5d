package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.task.handler.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLadderTest {

    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10));

    private final RetryLadder ladder = ladder(DELAYS, 20, 0.5);

    private static RetryLadder ladder(List<Duration> delays, int maxAttempts, double random) {
        return new RetryLadder(delays, new RetryPolicy(delays, maxAttempts), () -> random);
    }

    @Test
    void shouldClimbAndThenStayOnTheLastStep() {
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(tries -> ladder.after(tries).orElseThrow()))
                .containsExactly(
                        new RetryLadder.Step(1, DELAYS.get(0)),
                        new RetryLadder.Step(2, DELAYS.get(1)),
                        new RetryLadder.Step(3, DELAYS.get(2)),
                        new RetryLadder.Step(4, DELAYS.get(3)),
                        new RetryLadder.Step(4, DELAYS.get(3)),
                        new RetryLadder.Step(4, DELAYS.get(3)));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1500", "0.5, 2000", "1.0, 2500"})
    void shouldSpreadByAQuarter(double random, long millis) {
        assertThat(ladder(DELAYS, 20, random).after(1).orElseThrow().delay()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void shouldGiveUpAfterTheLastTry() {
        assertThat(ladder.after(19)).isPresent();
        assertThat(ladder.after(20)).isEmpty();
        assertThat(ladder.isAbove(20)).isFalse();
        assertThat(ladder.isAbove(21)).isTrue();
        assertThat(ladder(DELAYS, 1, 0.5).after(1)).isEmpty();
    }

    @Test
    void shouldStayOnTheLastStepThatIsSet() {
        RetryLadder shorter = ladder(DELAYS.subList(0, 2), 20, 0.5);

        assertThat(shorter.after(7)).contains(new RetryLadder.Step(2, DELAYS.get(1)));
        assertThat(shorter.waiting(Duration.ofHours(1)).number()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1", "PT2S, 1", "PT3S, 2", "PT35S, 3", "PT1M, 3", "PT5M, 4", "PT1H, 4"})
    void shouldWaitBehindWorkThatWaitsAsLong(Duration wait, int step) {
        assertThat(ladder.waiting(wait)).isEqualTo(new RetryLadder.Step(step, wait));
    }

    /** The topics stay as they are; a type only chooses among them. */
    @Test
    void shouldWaitAsATypeWantsOnTheTopicThatFits() {
        RetryLadder own = ladder.of(
                new RetryPolicy(List.of(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofHours(2)), 4));

        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(tries -> own.after(tries).orElseThrow()))
                .containsExactly(
                        new RetryLadder.Step(3, Duration.ofSeconds(30)),
                        new RetryLadder.Step(1, Duration.ofSeconds(1)),
                        new RetryLadder.Step(4, Duration.ofHours(2)));
        assertThat(own.after(4)).isEmpty();
        assertThat(own.isAbove(5)).isTrue();
    }

    @Test
    void shouldTakeTheShortestWaitThatFitsWhateverTheirOrder() {
        RetryLadder mixed = ladder(List.of(Duration.ofMinutes(10), Duration.ofSeconds(2)), 20, 0.5);

        assertThat(mixed.waiting(Duration.ofSeconds(1)).number()).isEqualTo(2);
        assertThat(mixed.waiting(Duration.ofSeconds(3)).number()).isEqualTo(1);
        assertThat(mixed.waiting(Duration.ofHours(1)).number()).isEqualTo(1);
    }

    @Test
    void shouldHoldUpOthersNoLongerThanTheTopicWaits() {
        assertThat(ladder.longest(1)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(ladder(DELAYS.subList(0, 1), 20, 0.5).longest(4))
                .as("a topic whose wait is no longer set")
                .isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void shouldRefusePoliciesOutOfBounds() {
        assertThatThrownBy(() -> new RetryPolicy(List.of(), 1)).hasMessageContaining("delays");
        assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ofDays(2)), 1))
                .hasMessageContaining("delays");
        assertThatThrownBy(() -> new RetryPolicy(DELAYS, 1_001)).hasMessageContaining("maxAttempts");
        assertThat(ladder.of(RetryPolicy.never()).after(1)).isEmpty();
    }

    @Test
    void shouldRefuseSettingsThatMakeNoLadder() {
        List<Duration> five = List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> settings(1, five, 20)).hasMessageContaining("TASK_RETRY_DELAYS");
        assertThatThrownBy(() -> settings(1, List.of(), 20)).hasMessageContaining("TASK_RETRY_DELAYS");
        assertThatThrownBy(() -> settings(1, List.of(Duration.ZERO), 20)).hasMessageContaining("TASK_RETRY_DELAYS");
        assertThatThrownBy(() -> settings(1, DELAYS, 0)).hasMessageContaining("TASK_MAX_ATTEMPTS");
        assertThatThrownBy(() -> settings(-1, DELAYS, 1)).hasMessageContaining("TASKS_SYSTEM_CONCURRENCY");
        assertThatThrownBy(() -> new TaskProperties(1, 1, 1, 1, Duration.ZERO, Duration.ZERO, 1, false, DELAYS, 1))
                .hasMessageContaining("TASK_PATIENCE");
        assertThatThrownBy(
                        () -> new TaskProperties(1, 1, 1, 1, Duration.ofMinutes(1), Duration.ZERO, 0, false, DELAYS, 1))
                .hasMessageContaining("TASKS_YIELD_ABOVE_LAG");
        for (Duration wrong : List.of(Duration.ofMillis(-1), Duration.ofMillis(5_001))) {
            assertThatThrownBy(() -> new TaskProperties(1, 1, 1, 1, Duration.ofMinutes(1), wrong, 1, false, DELAYS, 1))
                    .hasMessageContainingAll("TASK_RUNNING_AFTER", "0s to 5s", wrong.toString());
        }
    }

    private static TaskProperties settings(int concurrency, List<Duration> delays, int attempts) {
        return new TaskProperties(
                1, 1, concurrency, 1, Duration.ofMinutes(1), Duration.ZERO, 1, false, delays, attempts);
    }
}
