package io.stockstream.streams.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a topology that failed waits before it is started again: longer each time, until it has run well for a while. */
final class StartPauses {

    /** What has run for so long has got over its failure. */
    static final Duration WELL = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration FIRST_WHERE_SOMEBODY_HAS_TO_ACT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A registry that is back should not be waited for. */
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
