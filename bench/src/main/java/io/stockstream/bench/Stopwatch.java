package io.stockstream.bench;

import java.time.Duration;
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
    private volatile Duration warmCpu;
    private volatile Duration doneCpu;

    Stopwatch(int expected) {
        this.expected = expected;
        this.warm = expected / 5;
    }

    void count() {
        int now = count.incrementAndGet();
        if (now == warm) {
            warmAt = System.nanoTime();
            warmCpu = cpu();
        }
        if (now == expected) {
            doneAt = System.nanoTime();
            doneCpu = cpu();
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

    /** Seconds of processor time of this process that all facts would take, by the steady part. */
    double cpuSeconds() {
        return doneCpu.minus(warmCpu).toNanos() / 1e9 * expected / (expected - warm);
    }

    private static Duration cpu() {
        return Usage.of(ProcessHandle.current().pid()).cpu();
    }
}
