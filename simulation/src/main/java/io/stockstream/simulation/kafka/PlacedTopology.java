package io.stockstream.simulation.kafka;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A module's topology, with its stores on the heap, its processors seeing their real positions, and sinks that a test
 * driver does not short-circuit to the topology's own sources: its output goes to the log and comes back in its turn.
 */
final class PlacedTopology extends Topology {

    /** Prefix of every topic that is written. */
    private static final String WRITTEN = "written.";

    private final Place place;
    private final MemoryStores stores;
    private final Set<String> sources = new LinkedHashSet<>();
    private final Map<String, String> sourceOfStore = new HashMap<>();

    PlacedTopology(Place place, MemoryStores stores) {
        this.place = place;
        this.stores = stores;
    }

    /** The topics that it reads. */
    Set<String> sources() {
        return sources;
    }

    /** The topics that serve as changelogs, by the stores' names. */
    Map<String, String> sourceOfStore() {
        return sourceOfStore;
    }

    /** The topic behind a driver's topic; empty when no sink wrote it. */
    static Optional<String> written(String drivers) {
        return drivers.startsWith(WRITTEN) ? Optional.of(drivers.substring(WRITTEN.length())) : Optional.empty();
    }

    @Override
    public synchronized <K, V> Topology addSource(
            String name, Deserializer<K> key, Deserializer<V> value, String... topics) {
        sources.addAll(Set.of(topics));
        return super.addSource(name, key, value, topics);
    }

    @Override
    public synchronized <K, V, K2, V2> Topology addProcessor(
            String name, ProcessorSupplier<K, V, K2, V2> supplier, String... parents) {
        return super.addProcessor(name, placed(supplier), parents);
    }

    @Override
    public synchronized <S extends StateStore> Topology addStateStore(StoreBuilder<S> store, String... processors) {
        return super.addStateStore(stores.of(store), processors);
    }

    @Override
    public synchronized <K, V, S extends StateStore> Topology addReadOnlyStateStore(
            StoreBuilder<S> store,
            String source,
            Deserializer<K> key,
            Deserializer<V> value,
            String topic,
            String processor,
            ProcessorSupplier<K, V, Void, Void> supplier) {
        return addReadOnlyStateStore(store, source, null, key, value, topic, processor, supplier);
    }

    @Override
    @SuppressWarnings("unchecked") // The builder makes a store of the same kind.
    public synchronized <K, V, S extends StateStore> Topology addReadOnlyStateStore(
            StoreBuilder<S> store,
            String source,
            TimestampExtractor times,
            Deserializer<K> key,
            Deserializer<V> value,
            String topic,
            String processor,
            ProcessorSupplier<K, V, Void, Void> supplier) {
        sources.add(topic);
        sourceOfStore.put(store.name(), topic);
        return super.addReadOnlyStateStore(
                (StoreBuilder<S>) stores.of(store), source, times, key, value, topic, processor, placed(supplier));
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name, String topic, Serializer<K> key, Serializer<V> value, String... parents) {
        return addSink(name, topic, key, value, null, parents);
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name,
            String topic,
            Serializer<K> key,
            Serializer<V> value,
            StreamPartitioner<? super K, ? super V> partitioner,
            String... parents) {
        return super.addSink(name, WRITTEN + topic, key, value, noting(topic, partitioner), parents);
    }

    private <K, V, K2, V2> ProcessorSupplier<K, V, K2, V2> placed(ProcessorSupplier<K, V, K2, V2> supplier) {
        return () -> new PlacedProcessor<>(supplier.get(), place);
    }

    /** A driver knows only one partition; the partition that a sink chooses for a record is noted separately. */
    @SuppressWarnings("removal") // Kafka has deprecated the method that it still demands.
    private <K, V> StreamPartitioner<K, V> noting(String topic, StreamPartitioner<K, V> partitioner) {
        return (unused, key, value, drivers) -> {
            Optional<Set<Integer>> chosen = partitioner == null
                    ? Optional.empty()
                    : partitioner.partitions(topic, key, value, place.partitions());
            place.choose(topic, chosen.flatMap(numbers -> numbers.stream().findFirst()));
            return Optional.empty();
        };
    }
}
