package io.stockstream.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Waits that cost next to nothing: the cores that a waiting thread would use are being measured. */
final class Waiting {

    private static final long PAUSE_MILLIS = 5;

    private Waiting() {}

    static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static void until(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** As above, but not for ever. */
    static void until(BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        until(() -> {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited for " + limit.toSeconds() + " s in vain");
            }
            return condition.getAsBoolean();
        });
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
