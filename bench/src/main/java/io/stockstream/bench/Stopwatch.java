package io.stockstream.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts facts and takes the time of the last four fifths: the first are decided while the JVM still compiles. */
final class Stopwatch {

    private final int expected;
    private final int warm;
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long warmAt;
    private volatile long doneAt;

    Stopwatch(int expected) {
        this.expected = expected;
        this.warm = expected / 5;
    }

    void count() {
        int now = count.incrementAndGet();
        if (now == warm) {
            warmAt = System.nanoTime();
        }
        if (now == expected) {
            doneAt = System.nanoTime();
            done.countDown();
        }
    }

    boolean isDone() {
        return count.get() >= expected;
    }

    /** Waits for the last fact without taking processor time from those that are measured. */
    void await() {
        Waiting.until(done);
    }

    /** Facts per second in the steady part. */
    double rate() {
        return (expected - warm) * 1e9 / (doneAt - warmAt);
    }
}
