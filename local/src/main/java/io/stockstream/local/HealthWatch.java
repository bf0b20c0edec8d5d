package io.stockstream.local;

import java.time.Duration;
import java.util.Collection;

/** Checks every few seconds whether each component still answers, so that {@code status} shows hung ones too. */
final class HealthWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Collection<Runner> runners;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("health-watch").unstarted(this::watch);

    HealthWatch(Collection<Runner> runners) {
        this.runners = runners;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** A thread for each question: one that hangs until its time-out must not delay the others. */
    private void watch() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                runners.forEach(runner -> Thread.startVirtualThread(runner::checkHealth));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
