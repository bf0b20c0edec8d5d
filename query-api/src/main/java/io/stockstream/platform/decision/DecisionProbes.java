package io.stockstream.platform.decision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The state behind this process's probes and alerts: ready once decisions have been read, alive while the thread that
 * reads them runs.
 */
@Configuration(proxyBeanMethods = false)
class DecisionProbes {

    @Bean
    HealthIndicator decisionFeedKnownHealthIndicator(DecisionFeed feed) {
        return () -> feed.wasAssigned()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "decisions have not been read since the start")
                        .build();
    }

    @Bean
    HealthIndicator decisionFeedThreadHealthIndicator(DecisionFeed feed) {
        return () -> feed.hasDied()
                ? Health.down()
                        .withDetail("reason", "the thread that reads decisions has ended")
                        .build()
                : Health.up().build();
    }

    @Bean
    Gauge decisionFeedGauge(DecisionFeed feed, MeterRegistry meters) {
        return Gauge.builder("stockstream.decisions.read", feed, known -> known.isAssigned() ? 1 : 0)
                .description("1 while decisions are being read")
                .register(meters);
    }
}
