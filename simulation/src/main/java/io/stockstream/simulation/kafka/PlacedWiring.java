package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** The production wiring, onto a {@link PlacedTopology}. */
record PlacedWiring(Topology topology) implements Wiring {

    @Override
    public Topology newTopology() {
        return topology;
    }

    @Override
    public String application(String name) {
        return Wiring.live().application(name);
    }

    @Override
    public String topic(String name) {
        return Wiring.live().topic(name);
    }

    @Override
    public <K, V> void addSource(
            Topology target, String name, Deserializer<K> key, Deserializer<V> value, String topic) {
        Wiring.live().addSource(target, name, key, value, topic);
    }

    @Override
    public <K, V, K2, V2> void addProcessor(
            Topology target, String name, ProcessorSupplier<K, V, K2, V2> supplier, String... sources) {
        Wiring.live().addProcessor(target, name, supplier, sources);
    }

    @Override
    public <V extends SpecificRecord> void addSink(
            Topology target,
            String name,
            Topic<String, V> topic,
            Serializer<V> value,
            StreamPartitioner<String, V> partitioner,
            String... parents) {
        Wiring.live().addSink(target, name, topic, value, partitioner, parents);
    }
}
