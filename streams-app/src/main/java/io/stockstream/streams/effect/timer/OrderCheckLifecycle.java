package io.stockstream.streams.effect.timer;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the timer tick whenever a check is due, as long as the application runs. */
final class OrderCheckLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OrderCheckLifecycle.class);

    private final OrderCheckTimer timer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("order-check-timer").daemon().factory());
    private volatile boolean running;

    OrderCheckLifecycle(OrderCheckTimer timer) {
        this.timer = timer;
    }

    @Override
    public void start() {
        running = true;
        scheduleNext();
    }

    /** Each time by the clock again: a fixed rate would drift from it, and a machine that slept would catch up. */
    private void scheduleNext() {
        ScheduledFuture<?> unused =
                thread.schedule(this::tick, timer.untilNext().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            timer.tick();
        } catch (RuntimeException e) {
            // One that failed in an unforeseen way must not be the last one.
            LOG.error("The check of pending orders failed; it goes on", e);
        }
        if (running) {
            scheduleNext();
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
