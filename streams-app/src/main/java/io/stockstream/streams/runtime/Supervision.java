package io.stockstream.streams.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Knows whether a topology has failed, and whether it has got over that. */
final class Supervision {

    /** A topology that meets the same record again fails within moments of its start. */
    static final Duration PROBATION = Duration.ofSeconds(10);

    /** A client that has not come to its end by then never will: its threads hang. */
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

    /** A client has failed and comes to its end; only the first failure of a client counts. */
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

    /** The client has come to its end; the pause before the next one. */
    synchronized Duration ended() {
        ending = false;
        return pauses.failed(failure.kind());
    }

    /** A client works on all that it was given. */
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

    /** Why it is down; empty when it never failed, or has run again for a while. */
    synchronized Optional<TopologyFailure> failure() {
        if (failure != null && running && nanoTime.getAsLong() - runningSince >= PROBATION.toNanos()) {
            failure = null;
        }
        return Optional.ofNullable(failure);
    }

    /** Whether its client does not come to its end, which only the end of the process mends. */
    synchronized boolean hangs() {
        return ending && nanoTime.getAsLong() - failedAt > LONGEST_END.toNanos();
    }
}
