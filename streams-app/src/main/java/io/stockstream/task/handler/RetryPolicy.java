package io.stockstream.task.handler;

import java.time.Duration;
import java.util.List;

/**
 * How a type of task is retried. Waits are spread by a quarter either way, so that tasks that failed together are not
 * retried together.
 *
 * @param delays after the first failure, the second …; the last also for all that follow. One to {@value #MOST_DELAYS},
 *     each above zero and at most {@link #LONGEST_DELAY}
 * @param maxAttempts how often a task is tried before it has failed, 1 to {@value #MOST_ATTEMPTS}
 */
public record RetryPolicy(List<Duration> delays, int maxAttempts) {

    /** No task waits longer for its next attempt. */
    public static final Duration LONGEST_DELAY = Duration.ofDays(1);

    /** No task is tried more often. */
    public static final int MOST_ATTEMPTS = 1_000;

    private static final int MOST_DELAYS = 20;

    /**
     * @throws IllegalArgumentException when it is out of the bounds above
     */
    public RetryPolicy {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || delays.size() > MOST_DELAYS || delays.stream().anyMatch(RetryPolicy::isOut)) {
            throw new IllegalArgumentException("delays must be 1 to %d durations above zero and at most %s (were %s)"
                    .formatted(MOST_DELAYS, LONGEST_DELAY, delays));
        }
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "maxAttempts must be 1 to %d (was %d)".formatted(MOST_ATTEMPTS, maxAttempts));
        }
    }

    /** Fails at the first failure. */
    public static RetryPolicy never() {
        return new RetryPolicy(List.of(Duration.ofSeconds(1)), 1);
    }

    /** How long to wait after a failure, by the number of the try that failed, from 1. */
    public Duration delay(int tries) {
        return delays.get(Math.min(tries, delays.size()) - 1);
    }

    private static boolean isOut(Duration delay) {
        return delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST_DELAY) > 0;
    }
}
