package io.stockstream.platform.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/** The thread of a feed, which reads until it is stopped. */
public final class FeedThread {

    private static final long STOP_MS = 5_000;

    private final String name;
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile Consumer<?, ?> reading;
    private volatile Thread thread;

    public FeedThread(String name) {
        this.name = name;
    }

    /** Begins. */
    public void start(Runnable work) {
        thread = Thread.ofPlatform().name(name).daemon().start(work);
    }

    /** From now on this consumer is woken up when the thread has to stop. */
    public void reads(Consumer<?, ?> consumer) {
        reading = consumer;
    }

    /** Whether the thread has to come to an end. */
    public boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Whether the thread has ended without being stopped: an {@link Error} does that. */
    public boolean hasDied() {
        Thread reader = thread;
        return reader != null && !reader.isAlive() && !isStopping();
    }

    /** Whether the thread is at work. */
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    /** Lets the thread itself wait, unless it has to stop. */
    public void pause(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /** Ends the thread, and waits for that. */
    public void stop() {
        stop.countDown();
        Consumer<?, ?> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
