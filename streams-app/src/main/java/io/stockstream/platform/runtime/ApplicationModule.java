package io.stockstream.platform.runtime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/**
 * All topologies of an application as one.
 *
 * @param application the application
 * @param modules its topologies. Kafka Streams numbers sub-topologies, and so names folders and tasks, in the order in
 *     which they are added: a new one comes last
 */
public record ApplicationModule(Application application, List<TopologyModule> modules) implements TopologyModule {

    public ApplicationModule {
        modules = List.copyOf(modules);
    }

    @Override
    public String name() {
        return application.label();
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        modules.forEach(module -> module.addTo(topology, wiring));
    }

    @Override
    public Set<String> parts() {
        Set<String> parts = new LinkedHashSet<>();
        modules.forEach(module -> parts.addAll(module.parts()));
        return parts;
    }

    @Override
    public List<ReadableStore> readable() {
        return modules.stream().flatMap(module -> module.readable().stream()).toList();
    }
}
