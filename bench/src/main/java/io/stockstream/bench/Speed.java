package io.stockstream.bench;

import java.util.Locale;

/**
 * How fast orders were decided, and what that took.
 *
 * @param perSecond orders
 * @param cpu seconds of processor time of all processes for 10,000 orders
 */
record Speed(double perSecond, double cpu) {

    static Speed of(OrderLoad load, double seconds, double cpuSeconds) {
        return new Speed(load.count() / seconds, cpuSeconds * 10_000 / load.count());
    }

    /** This rate divided by the other. */
    String ratio(Speed other) {
        return String.format(Locale.ROOT, "%.2f", perSecond / other.perSecond);
    }
}
