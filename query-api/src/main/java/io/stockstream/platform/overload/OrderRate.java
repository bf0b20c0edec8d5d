package io.stockstream.platform.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Learns how many orders the system completes per second, from those admitted here, and so how many may be open for the
 * last of them to be decided in time. While orders queue up, the completion rate is the system's capacity, and the
 * estimate follows it up or down. While no order waits for long, it is only the demand, so the estimate grows beyond
 * it, provided that the demand comes near the limit: quickly while most orders are quick, slowly while they are not,
 * and not at all while most are slow, which is how a queue looks before its length shows it. What a few quick orders on
 * an idle system say about a burst is nothing, so they raise no limit. Not thread-safe.
 */
final class OrderRate {

    /** Each step considers the orders completed during the last steps. */
    static final Duration STEP = Duration.ofMillis(500);

    private static final int WINDOW_STEPS = 4;
    private static final double WINDOW_SECONDS = WINDOW_STEPS * STEP.toMillis() / 1_000.0;

    /** An order that takes longer than this on an idle system is waiting for others. */
    static final Duration SLOW = Duration.ofSeconds(2);

    /** An order that takes longer than this on a warm system has waited a little for others. */
    static final Duration QUICK = Duration.ofSeconds(1);

    private static final double GROWTH = 1.08;
    private static final double CAREFUL_GROWTH = 1.04;
    private static final double FOLLOW = 0.5;

    private final double most;
    private final double seconds;
    private final int least;
    private final Deque<Ended> steps = new ArrayDeque<>();
    private double estimate;
    private Ended inStep = Ended.NONE;

    /**
     * What was decided in a step, in weight.
     *
     * @param all all of it
     * @param quick what took no longer than {@link #QUICK}
     * @param slow what took longer than {@link #SLOW}
     */
    private record Ended(double all, double quick, double slow) {
        static final Ended NONE = new Ended(0, 0, 0);

        Ended plus(Ended other) {
            return new Ended(all + other.all, quick + other.quick, slow + other.slow);
        }

        double growth() {
            if (all == 0 || slow > all / 2) {
                return 1;
            }
            return quick > all / 2 ? GROWTH : CAREFUL_GROWTH;
        }
    }

    /**
     * @param first orders per second assumed before any has completed
     * @param most upper bound of the estimate, orders per second
     * @param target how long an order may take when the number of open orders is at its limit
     * @param least orders admitted whatever the estimate, so that there is something to learn from
     */
    OrderRate(double first, double most, Duration target, int least) {
        this.estimate = first;
        this.most = most;
        this.seconds = target.toMillis() / 1_000.0;
        this.least = least;
    }

    /**
     * An order is decided.
     *
     * @param took time since it was admitted
     */
    void ended(double weight, Duration took) {
        inStep = inStep.plus(
                new Ended(weight, took.compareTo(QUICK) <= 0 ? weight : 0, took.compareTo(SLOW) > 0 ? weight : 0));
    }

    /**
     * Learns from the last step.
     *
     * @param slow weight of the orders that are open for longer than {@link #SLOW}
     * @param peak largest weight of open orders during the step
     */
    void step(double slow, double peak) {
        steps.addLast(inStep);
        inStep = Ended.NONE;
        if (steps.size() > WINDOW_STEPS) {
            steps.removeFirst();
        }
        Ended ended = steps.stream().reduce(Ended.NONE, Ended::plus);
        double measured = ended.all() / WINDOW_SECONDS;
        if (isQueue(slow, measured)) {
            estimate += (measured - estimate) * FOLLOW;
        } else {
            // Even a measurement is only believed in steps: a burst of decisions says little about the next seconds.
            double growth = peak < limit() / 2 ? 1 : ended.growth();
            estimate = Math.max(estimate * growth, Math.min(measured, estimate * GROWTH));
        }
        estimate = Math.clamp(estimate, least / seconds, most);
    }

    /** A few orders that wait for something of their own, such as a user not known yet, are no queue. */
    private boolean isQueue(double slow, double measured) {
        return slow > Math.max(least / 4.0, measured / 2);
    }

    /** The number of orders that may be open. */
    double limit() {
        return Math.max(least, estimate * seconds);
    }

    /** The estimate, in orders per second. */
    double estimate() {
        return estimate;
    }
}
