package io.stockstream.platform.runtime;

import io.stockstream.schema.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * How a topology is tied to its topics. Live, it reads and writes the topics that it names. In a replay it writes
 * shadows of them, as another application, and its inputs come in the order in which they were decided on.
 */
public interface Wiring {

    /** The wiring of everyday work. */
    static Wiring live() {
        return LiveWiring.INSTANCE;
    }

    /** An empty topology. Every module must begin with one of these, or its processors are not measured. */
    default Topology newTopology() {
        return MeasuredProcessors.topology();
    }

    /** The name under which a topology runs; with the prefix {@code stockstream-} its application id. */
    String application(String topology);

    /** Whether topologies write the time into the log. In a replay the log already has it. */
    default boolean tellsTime() {
        return true;
    }

    /** The topic that is written where a topology names this one. */
    String topic(String name);

    /** Adds a source of a topology that has a script. All its sources come before its first processor. */
    <K, V> void addSource(Topology topology, String name, Deserializer<K> key, Deserializer<V> value, String topic);

    /** Adds a processor after sources that this wiring has added. */
    <K, V, K2, V2> void addProcessor(
            Topology topology, String name, ProcessorSupplier<K, V, K2, V2> supplier, String... sources);

    /** Adds a sink whose records go to the partition of their key. */
    default <V extends SpecificRecord> void addSink(
            Topology topology, String name, Topic<String, V> topic, Serializer<V> value, String... parents) {
        addSink(topology, name, topic, value, null, parents);
    }

    /**
     * Adds a sink.
     *
     * @param partitioner chooses the partition; {@code null} for that of the key
     */
    <V extends SpecificRecord> void addSink(
            Topology topology,
            String name,
            Topic<String, V> topic,
            Serializer<V> value,
            StreamPartitioner<String, V> partitioner,
            String... parents);
}
