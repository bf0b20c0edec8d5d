package io.stockstream.platform.app;

import io.stockstream.platform.runtime.Domain;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.runtime.TopologyFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health of each topology. The process stays ready while a topology is down that the shop does not depend on, and alive
 * while the topology is being restarted. A topology that is restoring is alive but not ready.
 */
@Configuration(proxyBeanMethods = false)
class TopologyHealth {

    /** The topologies by name. */
    @Bean
    CompositeHealthContributor topologiesHealthContributor(RunningTopologies topologies) {
        Map<String, HealthIndicator> byName = new LinkedHashMap<>();
        topologies.all().forEach(topology -> byName.put(topology.name(), () -> health(topology)));
        return CompositeHealthContributor.fromMap(byName);
    }

    @Bean
    HealthIndicator topologiesAliveHealthIndicator(RunningTopologies topologies) {
        return () -> health(topologies, RunningTopology::isAlive);
    }

    @Bean
    HealthIndicator topologiesReadyHealthIndicator(RunningTopologies topologies) {
        return () -> health(topologies, TopologyHealth::doesNotKeepTheProcessFromWork);
    }

    private static boolean doesNotKeepTheProcessFromWork(RunningTopology topology) {
        return topology.isReady()
                || (topology.domain() == Domain.REST && topology.failure().isPresent());
    }

    private static Health health(RunningTopology topology) {
        Optional<TopologyFailure> failure = topology.failure();
        Health.Builder health = failure.isEmpty() ? Health.up() : Health.down();
        failure.ifPresent(why -> health.withDetail("kind", why.kind().code())
                .withDetail("reason", why.reason())
                .withDetail("since", why.at().toString()));
        return health.withDetail("state", text(topology)).build();
    }

    private static Health health(RunningTopologies topologies, Predicate<RunningTopology> isWell) {
        boolean well = topologies.all().stream().allMatch(isWell);
        Health.Builder health = well ? Health.up() : Health.down();
        topologies.all().forEach(topology -> health.withDetail(topology.name(), text(topology)));
        return health.build();
    }

    private static String text(RunningTopology topology) {
        TopologyState state = TopologyState.of(topology);
        return state == TopologyState.RESTORING
                ? "RESTORING (%d records so far)".formatted(topology.restoring().restored())
                : state.name();
    }
}
