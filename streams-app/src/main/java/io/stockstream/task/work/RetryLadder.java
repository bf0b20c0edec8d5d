package io.stockstream.task.work;

import io.stockstream.task.handler.RetryPolicy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * How long failed work waits, where, and when it is given up. The type's policy decides how long. The place follows
 * from that: the retry topics have fixed waits, and work waits on the one with the shortest wait that is not below its
 * own, so that it blocks none that is due earlier. Work that waits longer than all of them is on the last one, and
 * moves to its end again whenever that topic's wait is over.
 */
final class RetryLadder {

    /** Spreads retries of work that failed at the same time. */
    private static final double JITTER = 0.25;

    /** No work waits longer than this. */
    static final Duration LONGEST_WAIT = spread(RetryPolicy.LONGEST_DELAY, 1);

    private final List<Duration> waits;
    private final RetryPolicy policy;
    private final DoubleSupplier random;

    /**
     * @param waits of the retry topics; the first, the second …
     * @param policy of the type
     * @param random gives numbers from 0 to 1
     */
    RetryLadder(List<Duration> waits, RetryPolicy policy, DoubleSupplier random) {
        this.waits = List.copyOf(waits);
        this.policy = policy;
        this.random = random;
    }

    /**
     * Where work waits, and for how long.
     *
     * @param number of the retry topic, from 1
     */
    record Step(int number, Duration delay) {}

    /** The ladder of a type with a policy of its own, over the same topics. */
    RetryLadder of(RetryPolicy own) {
        return new RetryLadder(waits, own, random);
    }

    /** The step after a failure; empty when the work is given up. */
    Optional<Step> after(int tries) {
        if (tries >= policy.maxAttempts()) {
            return Optional.empty();
        }
        Duration delay = policy.delay(tries);
        return Optional.of(new Step(waiting(delay).number(), spread(delay, random.getAsDouble())));
    }

    /** Whether the work was tried too often to be tried once more: its workers died at it. */
    boolean isAbove(int tries) {
        return tries > policy.maxAttempts();
    }

    /**
     * The step of work that did not fail: it waits with work that waits about as long, so that it blocks none that is
     * due earlier.
     */
    Step waiting(Duration wait) {
        Comparator<Integer> shortest = Comparator.comparing(this::waitOf);
        int number = IntStream.rangeClosed(1, waits.size())
                .boxed()
                .filter(step -> waitOf(step).compareTo(wait) >= 0)
                .min(shortest)
                .orElseGet(() -> IntStream.rangeClosed(1, waits.size())
                        .boxed()
                        .max(shortest)
                        .orElseThrow());
        return new Step(number, wait);
    }

    /** How long a record of a retry topic may delay those after it. */
    Duration longest(int step) {
        return spread(waitOf(Math.min(step, waits.size())), 1);
    }

    private Duration waitOf(int step) {
        return waits.get(step - 1);
    }

    private static Duration spread(Duration delay, double random) {
        double factor = 1 - JITTER + 2 * JITTER * random;
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
