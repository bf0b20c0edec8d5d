package io.stockstream.task.work;

/** Whether orders are waiting, so that background work gives way. */
@FunctionalInterface
interface OrderPressure {

    /** For work that never gives way: orders depend on it. */
    OrderPressure NONE = () -> false;

    /** Answers at once, from the last known value. */
    boolean isHigh();
}
