package io.stockstream.streams.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts dead letters about failures that nobody foresaw. A few are the fault of a record; many are that of the code or of what it relies on, and to
 * write letters at full speed would then skip the log. What is spent by share comes back with records that are processed, not with time: a
 * topology that is started again does not skip a few more each time.
 */
final class LetterBudget {

    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final LetterLimits limits;
    private final LongSupplier nanoTime;
    private final LongAdder processed = new LongAdder();
    private final Deque<Long> recent = new ArrayDeque<>();
    private long letters;
    private volatile boolean refused;
    private volatile String keptBack = "";

    LetterBudget(LetterLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Counts a record that was processed. */
    void processed() {
        processed.increment();
    }

    /** Takes one letter; whether there was one to take. */
    synchronized boolean spend() {
        long now = nanoTime.getAsLong();
        while (!recent.isEmpty() && now - recent.getFirst() > WINDOW_NANOS) {
            recent.removeFirst();
        }
        refused = recent.size() >= limits.most() || letters + 1 > limits.most() + limits.share() * processed.sum();
        if (!refused) {
            recent.addLast(now);
            letters++;
        }
        return !refused;
    }

    /** Whether the last letter that was asked for was one too many. */
    boolean isSpent() {
        return refused;
    }

    /** The topology is tried again; the next letter is weighed afresh. */
    void tryAgain() {
        refused = false;
        keptBack = "";
    }

    /** Notes a record that is not given up, and so stops the topology. */
    void keepBack(String topic, int partition, long offset) {
        keptBack = "%s partition %d offset %d".formatted(topic, partition, offset);
    }

    /** Where the record stands that stops the topology; empty when it is not a record that does. */
    String keptBack() {
        return keptBack;
    }

    /** The limits, for people. */
    LetterLimits limits() {
        return limits;
    }
}
