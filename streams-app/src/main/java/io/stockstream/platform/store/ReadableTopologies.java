package io.stockstream.platform.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The topologies of this process whose stores can be read.
 *
 * @param all at least one
 */
public record ReadableTopologies(List<ReadableTopology> all) {

    public ReadableTopologies {
        all = List.copyOf(all);
    }

    /** The stores of these topologies. */
    Stream<ReadableStore> stores() {
        return Stream.of(ReadableStore.values()).filter(store -> find(store).isPresent());
    }

    /**
     * The topology of a store.
     *
     * @throws IllegalStateException when it does not run in this process
     */
    ReadableTopology of(ReadableStore store) {
        return find(store).orElseThrow(() -> new IllegalStateException("TOPOLOGIES leaves out " + store.topology()));
    }

    /** RUNNING when all are; else how the first is that is not. */
    KafkaStreams.State state() {
        return all.stream()
                .map(ReadableTopology::state)
                .filter(state -> state != KafkaStreams.State.RUNNING)
                .findFirst()
                .orElse(KafkaStreams.State.RUNNING);
    }

    private Optional<ReadableTopology> find(ReadableStore store) {
        return all.stream()
                .filter(topology -> topology.name().equals(store.topology()))
                .findFirst();
    }
}
