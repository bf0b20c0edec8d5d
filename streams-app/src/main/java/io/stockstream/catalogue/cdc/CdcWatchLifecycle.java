package io.stockstream.catalogue.cdc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at everything in turn, each on its own thread: what hangs must not hide the rest. */
final class CdcWatchLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CdcWatchLifecycle.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final HeartbeatReader heartbeats;
    private final List<Runnable> looks;
    private final Duration interval;
    private final ScheduledExecutorService threads;
    private volatile boolean running;

    CdcWatchLifecycle(HeartbeatReader heartbeats, List<Runnable> looks, Duration interval) {
        this.heartbeats = heartbeats;
        this.looks = List.copyOf(looks);
        this.interval = interval;
        this.threads = Executors.newScheduledThreadPool(
                Math.max(1, looks.size()),
                Thread.ofPlatform().name("cdc-watch-", 0).daemon().factory());
    }

    @Override
    public void start() {
        heartbeats.start();
        for (Runnable look : looks) {
            // Several instances that start together do not look in step.
            long first = ThreadLocalRandom.current().nextLong(interval.toMillis());
            ScheduledFuture<?> unused = threads.scheduleWithFixedDelay(
                    () -> guarded(look), first, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        running = true;
    }

    /** A look that failed in an unforeseen way must not be the last one. */
    private static void guarded(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("The watch over change data capture failed; it goes on", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdownNow();
        heartbeats.close();
        try {
            if (!threads.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The watch over change data capture ends with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
