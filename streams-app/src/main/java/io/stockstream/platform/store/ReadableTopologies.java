package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The topologies of this process whose stores can be read.
 *
 * @param all in any order; none where no topology runs that has such stores
 */
public record ReadableTopologies(List<ReadableTopology> all) {

    public ReadableTopologies {
        all = List.copyOf(all);
    }

    /** The stores of these topologies. */
    Stream<ReadableStore> stores() {
        return all.stream().flatMap(topology -> topology.stores().stream());
    }

    /**
     * The topology of a store.
     *
     * @throws IllegalStateException when it does not run in this process
     */
    ReadableTopology of(ReadableStore store) {
        return all.stream()
                .filter(topology -> topology.name().equals(store.topology()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("TOPOLOGIES leaves out " + store.topology()));
    }

    /** RUNNING when all are; else how the first is that is not. */
    KafkaStreams.State state() {
        return all.stream()
                .map(ReadableTopology::state)
                .filter(state -> state != KafkaStreams.State.RUNNING)
                .findFirst()
                .orElse(KafkaStreams.State.RUNNING);
    }
}
