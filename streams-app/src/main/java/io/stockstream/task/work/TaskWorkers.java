package io.stockstream.task.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Starts the workers of this process, and stops them so that running work ends first. */
final class TaskWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWorkers.class);

    /** Above the time that a mail server may take; what takes longer is left, and done again elsewhere. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
    private final List<TaskListener> listeners = new ArrayList<>();
    private volatile boolean running;

    /** Adds a queue; before the start. */
    void add(TaskListener listener, ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        listeners.add(listener);
        containers.add(container);
    }

    /** Queues whose consumers should be running but are not: one that met an {@link Error} has stopped for good. */
    List<String> stopped() {
        return containers.stream()
                .filter(container -> !container.isRunning() || !container.isInExpectedState())
                .map(AbstractMessageListenerContainer::getBeanName)
                .sorted()
                .toList();
    }

    @Override
    public void start() {
        containers.forEach(AbstractMessageListenerContainer::start);
        running = true;
    }

    @Override
    public void stop() {
        LOG.info("Workers end what they are at and take no more");
        containers.forEach(AbstractMessageListenerContainer::pause);
        List<Thread> drains = listeners.stream()
                .map(listener -> Thread.ofVirtual().start(() -> drain(listener)))
                .toList();
        drains.forEach(TaskWorkers::join);
        containers.parallelStream().forEach(AbstractMessageListenerContainer::stop);
        running = false;
    }

    private static void drain(TaskListener listener) {
        try {
            listener.drain(DRAIN_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Like containers that are beans: stops after the topologies, and before whatever the workers use is closed. */
    @Override
    public int getPhase() {
        return ConcurrentMessageListenerContainer.DEFAULT_PHASE;
    }
}
