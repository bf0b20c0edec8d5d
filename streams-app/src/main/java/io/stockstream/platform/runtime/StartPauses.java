package io.stockstream.platform.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a failed topology waits before its restart: longer each time, until it has run well for a while. */
final class StartPauses {

    /** After running this long, a topology has recovered. */
    static final Duration WELL = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration FIRST_WHERE_SOMEBODY_HAS_TO_ACT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Short, so that a topology starts soon after the registry is back. */
    private static final Duration LONGEST_FOR_THE_REGISTRY = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private int failures;
    private long runningSince;
    private boolean running;

    StartPauses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** It runs. */
    synchronized void running() {
        if (!running) {
            running = true;
            runningSince = nanoTime.getAsLong();
        }
    }

    /** It failed; the pause before its next start. */
    synchronized Duration failed(FailureKind kind) {
        if (running && nanoTime.getAsLong() - runningSince >= WELL.toNanos()) {
            failures = 0;
        }
        running = false;
        int doublings = Math.min(failures++, 10);
        Duration pause = first(kind).multipliedBy(1L << doublings);
        Duration longest = kind == FailureKind.REGISTRY_AWAY ? LONGEST_FOR_THE_REGISTRY : LONGEST;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private static Duration first(FailureKind kind) {
        return switch (kind) {
            case UNDECIDABLE, TOO_LARGE, UNFORESEEN -> FIRST_WHERE_SOMEBODY_HAS_TO_ACT;
            case INVALID_RECORD, REGISTRY_AWAY, INFRASTRUCTURE, HOPELESS -> FIRST;
        };
    }
}
