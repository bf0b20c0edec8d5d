package io.stockstream.platform.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.runtime.RunningTopology;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Metrics of every topology's state and lag. */
@Component
final class TopologyMetrics implements SmartInitializingSingleton {

    private final RunningTopologies topologies;
    private final MeterRegistry registry;

    TopologyMetrics(RunningTopologies topologies, MeterRegistry registry) {
        this.topologies = topologies;
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (RunningTopology topology : topologies.all()) {
            Gauge.builder("stockstream.lag", topology, TopologyMetrics::lag)
                    .description("Records that are in the topology's input and not yet processed and committed here")
                    .tag("topology", topology.application())
                    .register(registry);
            Gauge.builder("stockstream.ready", topology, running -> running.isReady() ? 1 : 0)
                    .description("1 when the topology works on all that it was given")
                    .tag("topology", topology.application())
                    .register(registry);
            for (TopologyState state : TopologyState.values()) {
                Gauge.builder("stockstream.topology.state", topology, of -> TopologyState.of(of) == state ? 1 : 0)
                        .description("1 for the state that the topology is in")
                        .tag("topology", topology.application())
                        .tag("state", state.code())
                        .register(registry);
            }
        }
    }

    private static double lag(RunningTopology topology) {
        return topology.streams().metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .mapToLong(task -> lag(task.committedOffsets(), task.endOffsets()))
                .sum();
    }

    /** Only partitions where both numbers are known: a task that has processed nothing yet reports −1. */
    static long lag(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return committed.entrySet().stream()
                .filter(entry -> entry.getValue() >= 0)
                .mapToLong(entry -> Math.max(0, ends.getOrDefault(entry.getKey(), -1L) - entry.getValue()))
                .sum();
    }
}
