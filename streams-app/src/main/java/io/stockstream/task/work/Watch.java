package io.stockstream.task.work;

import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs beside a handler's work: it tells when the work turns out not to be short, and from then on, about every second,
 * reports the progress and checks whether the work is still wanted. It has its own thread, which no one waits for, so
 * that an absent broker or database never delays the work.
 */
final class Watch implements TaskWork.Audience {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Pace pace;
    private final Teller teller;
    private final Question wanted;
    private final AtomicReference<Told> newest = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * When it does what.
     *
     * @param runningAfter how long work goes on before it is told that it does
     * @param period between two looks after that
     */
    record Pace(Duration runningAfter, Duration period) {}

    /** Sends what people should know of the work. */
    interface Teller {

        /** The work is under way, and not short. */
        void running() throws InterruptedException;

        /** How far it is; not before {@link #running}. */
        void progress(int percent, String messageOrNull) throws InterruptedException;
    }

    /** Whether the work is still wanted. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws Exception;
    }

    private record Told(int percent, String message) {}

    Watch(Pace pace, Teller teller, Question wanted) {
        this.pace = pace;
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
            if (hasEndedWithin(pace.runningAfter())) {
                return;
            }
            teller.running();
            while (!hasEndedWithin(pace.period())) {
                // First, because a broker outage can delay what follows for longer than a claim is valid.
                if (!isWanted()) {
                    stop.run();
                    return;
                }
                Told now = newest.get();
                if (now != null && !now.equals(before)) {
                    teller.progress(now.percent(), now.message());
                    before = now;
                }
            }
        } catch (InterruptedException e) {
            // Nothing interrupts this thread; if it happened, it would be to end it.
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasEndedWithin(Duration time) throws InterruptedException {
        return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
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
