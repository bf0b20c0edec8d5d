package io.stockstream.streams.effect.task;

import io.stockstream.streams.task.TaskWork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs beside a handler's work: about every second it reports the progress, and checks whether the work is still
 * wanted. It has its own thread, which no one waits for, so that an absent broker or database never delays the work.
 */
final class Watch implements TaskWork.Audience {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Duration period;
    private final Teller teller;
    private final Question wanted;
    private final AtomicReference<Told> newest = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Sends the progress of the work. */
    @FunctionalInterface
    interface Teller {
        void tell(int percent, String messageOrNull) throws InterruptedException;
    }

    /** Whether the work is still wanted. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws Exception;
    }

    private record Told(int percent, String message) {}

    /**
     * @param period between two looks
     */
    Watch(Duration period, Teller teller, Question wanted) {
        this.period = period;
        this.teller = teller;
        this.wanted = wanted;
    }

    @Override
    public void progress(int percent, String message) {
        newest.set(new Told(Math.clamp(percent, 0, 100), message == null ? null : ErrorText.clean(message)));
    }

    /**
     * Begins.
     *
     * @param stop stops the work
     */
    void begin(Runnable stop) {
        Thread.ofVirtual().name("task-watch").start(() -> watch(stop));
    }

    /** The work has ended; progress that was not yet sent is dropped. */
    void end() {
        ended.countDown();
    }

    private void watch(Runnable stop) {
        Told before = null;
        try {
            while (!ended.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                // First, because a broker outage can delay what follows for longer than a claim is valid.
                if (!isWanted()) {
                    stop.run();
                    return;
                }
                Told now = newest.get();
                if (now != null && !now.equals(before)) {
                    teller.tell(now.percent(), now.message());
                    before = now;
                }
            }
        } catch (InterruptedException e) {
            // Nothing interrupts this thread; if it happened, it would be to end it.
            Thread.currentThread().interrupt();
        }
    }

    /** No answer does not mean no. */
    private boolean isWanted() throws InterruptedException {
        try {
            return wanted.ask();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debug("Whether the work is still wanted cannot be determined; it goes on", e);
            return true;
        }
    }
}
