package io.stockstream.task.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Announces at the start which types of tasks this instance executes. The start does not wait for it, and it waits for
 * Kafka and the registry as long as they are away. Every instance repeats it, which is harmless.
 */
final class TypeAnnouncement implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TypeAnnouncement.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final List<Outbox.Message> types;
    private final Outbox outbox;
    private final Sleeper sleeper;
    private volatile Thread thread;

    TypeAnnouncement(List<Outbox.Message> types, Outbox outbox, Sleeper sleeper) {
        this.types = List.copyOf(types);
        this.outbox = outbox;
        this.sleeper = sleeper;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("task-types").start(this::announce);
    }

    private void announce() {
        try {
            while (!isAnnounced()) {
                sleeper.sleep(PAUSE);
            }
            LOG.info("{} types of tasks can be done here", types.size());
        } catch (InterruptedException e) {
            LOG.debug("The types of tasks were not announced; the next start does it", e);
        }
    }

    private boolean isAnnounced() throws InterruptedException {
        try {
            List<Outbox.Sending> begun = new ArrayList<>();
            for (Outbox.Message type : types) {
                begun.add(outbox.begin(type));
            }
            outbox.confirm(begun);
            return true;
        } catch (FailedCallException e) {
            LOG.warn("The types of tasks could not be announced, trying again: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        Thread telling = thread;
        if (telling != null) {
            telling.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
