package io.stockstream.streams.effect.task;

/** Whether orders wait, so that work in the background gives way. */
@FunctionalInterface
interface OrderPressure {

    /** For work that never gives way: orders depend on it. */
    OrderPressure NONE = () -> false;

    /** Answers at once, from what was known a moment ago. */
    boolean isHigh();
}
