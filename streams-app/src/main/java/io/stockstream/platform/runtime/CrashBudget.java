package io.stockstream.platform.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Counts crashes within a sliding time: a few are bad luck, many are a fault that only a fresh process can mend. */
final class CrashBudget {

    private final int allowed;
    private final Duration within;
    private final LongSupplier nanoTime;
    private final Deque<Long> crashes = new ArrayDeque<>();

    CrashBudget(int allowed, Duration within, LongSupplier nanoTime) {
        this.allowed = allowed;
        this.within = within;
        this.nanoTime = nanoTime;
    }

    /** Counts one crash; false when the budget is exceeded. */
    synchronized boolean spend() {
        long now = nanoTime.getAsLong();
        crashes.addLast(now);
        while (now - crashes.getFirst() > within.toNanos()) {
            crashes.removeFirst();
        }
        return crashes.size() <= allowed;
    }
}
