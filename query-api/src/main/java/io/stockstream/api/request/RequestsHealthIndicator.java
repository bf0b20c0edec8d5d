package io.stockstream.api.request;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/** Up while every listener for commands by event runs; one that met an {@link Error} has stopped for good. */
final class RequestsHealthIndicator extends AbstractHealthIndicator {

    private final List<? extends AbstractMessageListenerContainer<?, ?>> containers;

    RequestsHealthIndicator(List<? extends AbstractMessageListenerContainer<?, ?>> containers) {
        super("The listeners for requests could not be asked for");
        this.containers = containers;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<String> stopped = containers.stream()
                .filter(container -> !container.isRunning() || !container.isInExpectedState())
                .map(AbstractMessageListenerContainer::getBeanName)
                .sorted()
                .toList();
        if (stopped.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("stopped", stopped);
        }
    }
}
