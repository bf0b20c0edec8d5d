package io.stockstream.platform.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/** A topology: runs as a part of its application every day, and alone in a replay. */
public interface TopologyModule {

    /** Names the topology; alone, with the prefix {@code stockstream-}, its application id. */
    String name();

    /** The application that it is a part of. */
    Application application();

    /**
     * Adds the processing to a topology that may have other parts: names of nodes and stores are unique in an
     * application, and no other part reads the same topics.
     *
     * @param topology that it is added to; the wiring has made it
     * @param wiring how it is tied to its topics
     */
    void addTo(Topology topology, Wiring wiring);

    /** A new topology of this part alone. */
    default Topology topology(Wiring wiring) {
        Topology topology = wiring.newTopology();
        addTo(topology, wiring);
        return topology;
    }

    /** Alone, as it runs every day. */
    default Topology topology() {
        return topology(Wiring.live());
    }

    /** The topologies that it has: itself, or its parts. */
    default Set<String> parts() {
        return Set.of(name());
    }

    /** The stores of it that can be read from outside. */
    default List<ReadableStore> readable() {
        return List.of();
    }

    /** The source of the input order in a replay; empty when the order between topics makes no difference. */
    default Optional<Script> script() {
        return Optional.empty();
    }
}
