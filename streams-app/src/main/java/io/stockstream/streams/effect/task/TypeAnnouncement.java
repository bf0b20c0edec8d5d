package io.stockstream.streams.effect.task;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells at the start which types of tasks can be done here. The start does not wait for it, and it waits for Kafka and the registry as long as
 * they are away. What every instance says again is the same and harms nobody.
 */
final class TypeAnnouncement implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TypeAnnouncement.class);

    private final List<Outbox.Message> types;
    private final Outbox outbox;
    private volatile Thread thread;

    TypeAnnouncement(List<Outbox.Message> types, Outbox outbox) {
        this.types = List.copyOf(types);
        this.outbox = outbox;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("task-types").start(this::announce);
    }

    private void announce() {
        try {
            List<Outbox.Sending> begun = new ArrayList<>();
            for (Outbox.Message type : types) {
                begun.add(outbox.begin(type));
            }
            outbox.confirm(begun);
            LOG.info("{} types of tasks can be done here", types.size());
        } catch (InterruptedException e) {
            LOG.debug("The types of tasks were not told; the next start does", e);
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
