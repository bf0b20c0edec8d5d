package io.stockstream.platform.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The state behind this process's probes and alerts. It is ready once every owner has been known. A store that moves
 * later is no reason to take every instance out of service: requests that do not need it go on, and those that do get
 * their 503.
 */
@Configuration(proxyBeanMethods = false)
class StoreProbes {

    @Bean
    HealthIndicator storeKnownHealthIndicator(OwnerDirectory directory) {
        return () -> directory.knewAllOnce()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "the owners of the stores have not been known since the start")
                        .build();
    }

    @Bean
    HealthIndicator storeThreadHealthIndicator(OwnerDirectory directory) {
        return () -> directory.isAsking()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "the thread that asks for the owners has ended")
                        .build();
    }

    @Bean
    Gauge storeWellGauge(StoreHealthIndicator health, MeterRegistry meters) {
        return Gauge.builder("stockstream.store.well", health, StoreProbes::well)
                .description(
                        "1 while an instance of streams-app answers and every partition of every store has an owner")
                .register(meters);
    }

    private static double well(StoreHealthIndicator health) {
        return health.health().getStatus().equals(Status.UP) ? 1 : 0;
    }
}
