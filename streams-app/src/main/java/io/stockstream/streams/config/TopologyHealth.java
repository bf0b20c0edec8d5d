package io.stockstream.streams.config;

import io.stockstream.streams.runtime.RunningTopology;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of the topologies: restoring is alive but not ready. */
@Configuration(proxyBeanMethods = false)
class TopologyHealth {

    @Bean
    HealthIndicator topologiesAliveHealthIndicator(RunningTopologies topologies) {
        return () -> health(topologies, RunningTopology::isAlive);
    }

    @Bean
    HealthIndicator topologiesReadyHealthIndicator(RunningTopologies topologies) {
        return () -> health(topologies, RunningTopology::isReady);
    }

    private static Health health(RunningTopologies topologies, Predicate<RunningTopology> isWell) {
        boolean well = topologies.all().stream().allMatch(isWell);
        Health.Builder health = well ? Health.up() : Health.down();
        topologies
                .all()
                .forEach(topology -> health.withDetail(
                        topology.name(),
                        topology.restoring().isActive()
                                ? "RESTORING (%d records so far)"
                                        .formatted(topology.restoring().restored())
                                : topology.streams().state().name()));
        return health.build();
    }
}
