package io.stockstream.catalogue.request;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Up while every listener for commands by event runs; a listener that met an {@link Error} has stopped for good. A
 * thread of its own checks the listeners and health reports its last result, because a listener that is starting or
 * stopping blocks its caller for as long as its client needs.
 */
final class RequestsHealthIndicator implements HealthIndicator, AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final List<? extends AbstractMessageListenerContainer<?, ?>> containers;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("requests-health").daemon().factory());
    private final Future<?> looking;
    private volatile Health last =
            Health.unknown().withDetail("reason", "not looked at yet").build();

    RequestsHealthIndicator(List<? extends AbstractMessageListenerContainer<?, ?>> containers) {
        this.containers = containers;
        this.looking = thread.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            List<String> stopped = stopped();
            last = stopped.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("stopped", stopped).build();
        } catch (RuntimeException e) {
            last = Health.down(e).build(); // An exception that left would end the looking for good.
        }
    }

    private List<String> stopped() {
        return containers.stream()
                .filter(container -> !container.isRunning() || !container.isInExpectedState())
                .map(AbstractMessageListenerContainer::getBeanName)
                .sorted()
                .toList();
    }

    @Override
    public Health health() {
        return last;
    }

    @Override
    public void close() {
        looking.cancel(true);
        thread.shutdownNow();
    }
}
