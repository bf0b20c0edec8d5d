package io.stockstream.platform.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tracks whether a topology has failed, and whether it has recovered. */
final class Supervision {

    /** A topology that meets the same bad record again fails within moments of its start. */
    static final Duration PROBATION = Duration.ofSeconds(10);

    /** A client that has not ended by then never will: its threads hang. */
    static final Duration LONGEST_END = Duration.ofMinutes(2);

    private final StartPauses pauses;
    private final LongSupplier nanoTime;
    private TopologyFailure failure;
    private boolean ending;
    private long failedAt;
    private boolean running;
    private long runningSince;

    Supervision(LongSupplier nanoTime) {
        this.pauses = new StartPauses(nanoTime);
        this.nanoTime = nanoTime;
    }

    /** A client has failed and is ending; only its first failure counts. */
    synchronized boolean failed(TopologyFailure why) {
        if (ending) {
            return false;
        }
        ending = true;
        running = false;
        failure = why;
        failedAt = nanoTime.getAsLong();
        return true;
    }

    /** The client has ended. Returns the pause before the next one. */
    synchronized Duration ended() {
        ending = false;
        return pauses.failed(failure.kind());
    }

    /** A client processes everything assigned to it. */
    synchronized void running() {
        if (!ending && !running) {
            running = true;
            runningSince = nanoTime.getAsLong();
            pauses.running();
        }
    }

    /** A client is restoring or rebalancing. */
    synchronized void starting() {
        running = false;
    }

    /** Why it is down; empty when it never failed, or has run well for a while since. */
    synchronized Optional<TopologyFailure> failure() {
        if (failure != null && running && nanoTime.getAsLong() - runningSince >= PROBATION.toNanos()) {
            failure = null;
        }
        return Optional.ofNullable(failure);
    }

    /** Whether its client fails to end, which only a new process can fix. */
    synchronized boolean hangs() {
        return ending && nanoTime.getAsLong() - failedAt > LONGEST_END.toNanos();
    }
}
