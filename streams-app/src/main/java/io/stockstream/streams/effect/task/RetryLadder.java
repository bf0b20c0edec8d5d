package io.stockstream.streams.effect.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long work waits that failed, and when it is given up. */
final class RetryLadder {

    /** So that what failed together does not come back together. */
    private static final double JITTER = 0.25;

    private final List<Duration> delays;
    private final int maxTries;
    private final DoubleSupplier random;

    /**
     * @param delays after the first failure, the second …; the last also for all that follow
     * @param maxTries how often work is tried
     * @param random gives numbers from 0 to 1
     */
    RetryLadder(List<Duration> delays, int maxTries, DoubleSupplier random) {
        this.delays = List.copyOf(delays);
        this.maxTries = maxTries;
        this.random = random;
    }

    /**
     * Where work waits, and for how long.
     *
     * @param number of the retry topic, from 1
     */
    record Step(int number, Duration delay) {}

    /** What follows a failure; empty when the work is given up. */
    Optional<Step> after(int tries) {
        if (tries >= maxTries) {
            return Optional.empty();
        }
        int number = Math.min(tries, delays.size());
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        long millis = Math.round(delays.get(number - 1).toMillis() * factor);
        return Optional.of(new Step(number, Duration.ofMillis(millis)));
    }

    /** Whether the work was tried too often to be tried once more: its workers died at it. */
    boolean isAbove(int tries) {
        return tries > maxTries;
    }

    /** Where work waits that did not fail; behind work that waits about as long, so that it holds up none that is due earlier. */
    Step waiting(Duration wait) {
        int number = 1;
        while (number < delays.size() && delays.get(number - 1).compareTo(wait) < 0) {
            number++;
        }
        return new Step(number, wait);
    }
}
