package io.stockstream.platform.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Limits dead letters about unforeseen failures. A few are the records' fault; many are the fault of the code or its
 * environment, and writing letters at full speed would then skip the log. The budget by share is refilled by processed
 * records, not by time: a restarted topology does not skip a few more each time.
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

    /** Counts a processed record. */
    void processed() {
        processed.increment();
    }

    /** Takes one letter if the budget allows it. */
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

    /** Whether the last request exceeded the budget. */
    boolean isSpent() {
        return refused;
    }

    /** The topology is restarted; the next letter is judged afresh. */
    void tryAgain() {
        refused = false;
        keptBack = "";
    }

    /** Notes a record that is kept, and so stops the topology. */
    void keepBack(String topic, int partition, long offset) {
        keptBack = "%s partition %d offset %d".formatted(topic, partition, offset);
    }

    /** Position of the record that stops the topology; empty when no record does. */
    String keptBack() {
        return keptBack;
    }

    /** The limits, for people. */
    LetterLimits limits() {
        return limits;
    }
}
