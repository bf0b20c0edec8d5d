package io.stockstream.task.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Limits how much of one queue this process works on at once, and slows it down while orders wait. */
final class Lane {

    /** Limit of the bytes of held records, working or waiting. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** Pause between two tasks while orders wait. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Semaphore permits;
    private final Semaphore turn = new Semaphore(1, true);
    private final OrderPressure pressure;
    private final Sleeper sleeper;
    private final int width;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param width how many tasks at once
     * @param pressure of orders; the lane slows down while it is high
     */
    Lane(int width, OrderPressure pressure, Sleeper sleeper) {
        this.width = width;
        this.permits = new Semaphore(width, true);
        this.pressure = pressure;
        this.sleeper = sleeper;
    }

    /** How many tasks it may run at once. */
    int width() {
        return width;
    }

    /** How many tasks it is running now. */
    int busy() {
        return width - permits.availablePermits();
    }

    /** Waits for a place and, while orders wait, for a turn as well. */
    void enter() throws InterruptedException {
        permits.acquire();
        try {
            giveWay();
        } catch (InterruptedException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** The task is over. */
    void leave() {
        permits.release();
    }

    /** One task after another, with a pause before each: slow, but never at a standstill. */
    private void giveWay() throws InterruptedException {
        if (!pressure.isHigh()) {
            return;
        }
        turn.acquire();
        try {
            Duration rested = Duration.ZERO;
            while (rested.compareTo(REST) < 0 && pressure.isHigh()) {
                sleeper.sleep(LOOK);
                rested = rested.plus(LOOK);
            }
        } finally {
            turn.release();
        }
    }

    /** Records are held. */
    void hold(long size) {
        bytes.addAndGet(size);
    }

    /** Records are released. */
    void drop(long size) {
        bytes.addAndGet(-size);
    }

    /** Whether no more records should be read for now. */
    boolean isFull() {
        return bytes.get() >= MOST_BYTES;
    }
}
