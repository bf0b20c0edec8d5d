package io.stockstream.platform.runtime;

import io.stockstream.schema.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Everything as it is named. */
enum LiveWiring implements Wiring {
    INSTANCE;

    @Override
    public String application(String topology) {
        return topology;
    }

    @Override
    public String topic(String name) {
        return name;
    }

    @Override
    public <K, V> void addSource(
            Topology topology, String name, Deserializer<K> key, Deserializer<V> value, String topic) {
        topology.addSource(name, key, value, topic);
    }

    @Override
    public <K, V, K2, V2> void addProcessor(
            Topology topology, String name, ProcessorSupplier<K, V, K2, V2> supplier, String... sources) {
        topology.addProcessor(name, supplier, sources);
    }

    @Override
    public <V extends SpecificRecord> void addSink(
            Topology topology,
            String name,
            Topic<String, V> topic,
            Serializer<V> value,
            StreamPartitioner<String, V> partitioner,
            String... parents) {
        topology.addSink(name, topic.name(), topic.keySerde().serializer(), value, partitioner, parents);
    }
}
