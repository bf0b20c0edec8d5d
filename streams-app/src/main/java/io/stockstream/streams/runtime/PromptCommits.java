package io.stockstream.streams.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Lets the commit interval follow the load. While an application keeps up, it commits soon after it has processed a
 * record, so that each step of an order is visible after some ten milliseconds; while it works through a backlog,
 * records are old when it comes to them, and it commits at the interval alone, with full batches.
 */
final class PromptCommits {

    /** A record older than this waited in a backlog, or is repeated by a replay. */
    static final Duration FRESH = Duration.ofMillis(300);

    private final long pauseNanos;
    private final LongSupplier nanoTime;

    /** A thread commits all of its tasks together. */
    private final ThreadLocal<Long> lastAsked = ThreadLocal.withInitial(() -> Long.MIN_VALUE);

    /**
     * @param pause shortest time between two commits that are asked for on a thread
     */
    PromptCommits(Duration pause, LongSupplier nanoTime) {
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * A record was processed.
     *
     * @param timestamp of the record, in milliseconds
     */
    void processed(ProcessorContext<?, ?> context, long timestamp) {
        if (context.currentSystemTimeMs() - timestamp > FRESH.toMillis()) {
            return;
        }
        long now = nanoTime.getAsLong();
        long last = lastAsked.get();
        if (last == Long.MIN_VALUE || now - last >= pauseNanos) {
            lastAsked.set(now);
            context.commit();
        }
    }
}
