package io.stockstream.local;

import java.time.Duration;

/** Waits of 1, 2, 4 … 30 seconds; short again after a component has run well for a minute. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration RAN_WELL = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration afterRunning(Duration run) {
        if (run.compareTo(RAN_WELL) >= 0) {
            next = FIRST;
        }
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
