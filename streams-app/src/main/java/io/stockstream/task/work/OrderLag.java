package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;
import io.stockstream.platform.failure.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lag of the topologies that decide on orders and stock, measured only while it is asked for, and at most once a
 * second. Callers get the last value; the next one is fetched meanwhile.
 */
final class OrderLag implements OrderPressure {

    private static final Logger LOG = LoggerFactory.getLogger(OrderLag.class);
    private static final Duration AGE = Duration.ofSeconds(1);

    private final Question question;
    private final long limit;
    private final InstantSource clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Instant asked = Instant.MIN;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile long lag;
    private volatile boolean late;

    /** Asks Kafka for the lag, in records. */
    @FunctionalInterface
    interface Question {
        long ask() throws Exception;
    }

    /**
     * @param limit lag in records above which background work gives way
     */
    OrderLag(Question question, long limit, InstantSource clock) {
        this.question = question;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public boolean isHigh() {
        if (asked.isBefore(clock.instant().minus(AGE)) && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("order-lag").start(this::refresh);
        }
        return late || lag > limit;
    }

    /** The last known lag, in records. */
    long lag() {
        return lag;
    }

    private void refresh() {
        try {
            lag = question.ask();
            late = false;
        } catch (Exception e) {
            // A broker too busy to answer counts as pressure; one that refuses to answer does not.
            late = Failures.kind(e) == FailureKind.PASSING;
            lag = 0;
            if (!late && told.compareAndSet(false, true)) {
                LOG.warn("The lag of orders cannot be measured, so tasks never give way: {}", ErrorText.of(e));
            }
        } finally {
            asked = clock.instant();
            asking.set(false);
        }
    }
}
