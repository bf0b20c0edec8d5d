package io.stockstream.api.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many orders the system ends in a second, learnt from those that were let in here, and so how many may be under way for the last of them to
 * be decided in time. While orders queue up, what ends is what the system can do, and the estimate follows it, up or down. While none waits for
 * long, what ends is only what was asked for: then the estimate grows, because nothing says that more is not possible. Times come from the caller;
 * not for use by several threads at once.
 */
final class OrderRate {

    /** Each step looks at what ended during the last steps. */
    static final Duration STEP = Duration.ofMillis(500);

    private static final int WINDOW_STEPS = 4;
    private static final double WINDOW_SECONDS = WINDOW_STEPS * STEP.toMillis() / 1_000.0;

    /** An order that takes longer than this on an idle system waits for others. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final double GROWTH = 1.15;
    private static final double FOLLOW = 0.5;

    private final double most;
    private final double seconds;
    private final int least;
    private final Deque<Double> steps = new ArrayDeque<>();
    private double estimate;
    private double endedInStep;

    /**
     * @param first orders a second that a system is trusted with before anything ended
     * @param most orders a second beyond which the estimate does not grow
     * @param target how long an order may take when as many are under way as are let in
     * @param least how many are let in whatever was learnt, so that something can be learnt
     */
    OrderRate(double first, double most, Duration target, int least) {
        this.estimate = first;
        this.most = most;
        this.seconds = target.toMillis() / 1_000.0;
        this.least = least;
    }

    /** An order is decided. */
    void ended(double weight) {
        endedInStep += weight;
    }

    /**
     * Learns from the last step.
     *
     * @param slow weight of the orders that are under way for longer than {@link #SLOW}
     */
    void step(double slow) {
        steps.addLast(endedInStep);
        endedInStep = 0;
        if (steps.size() > WINDOW_STEPS) {
            steps.removeFirst();
        }
        double ended = steps.stream().mapToDouble(Double::doubleValue).sum();
        double measured = ended / WINDOW_SECONDS;
        if (isQueue(slow, measured)) {
            estimate += (measured - estimate) * FOLLOW;
        } else if (ended > 0) {
            estimate = Math.max(measured, estimate * GROWTH);
        }
        estimate = Math.clamp(estimate, least / seconds, most);
    }

    /** A few that wait for something of their own, such as a user who is not known yet, are no queue. */
    private boolean isQueue(double slow, double measured) {
        return slow > Math.max(least / 4.0, measured / 2);
    }

    /** How many may be under way. */
    double limit() {
        return Math.max(least, estimate * seconds);
    }

    /** Orders a second. */
    double estimate() {
        return estimate;
    }
}
