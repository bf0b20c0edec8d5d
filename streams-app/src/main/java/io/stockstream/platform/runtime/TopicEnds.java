package io.stockstream.platform.runtime;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;

/**
 * The sources and sinks of a topology, each of a topic with its serdes; they wait while the registry is away.
 *
 * @param topology that they are added to
 * @param wiring of the topology
 * @param serdes serdes of the topics
 */
public record TopicEnds(Topology topology, Wiring wiring, AvroSerdes serdes) {

    /** Adds a source. */
    public <V extends SpecificRecord> void read(String name, Topic<String, V> topic) {
        read(name, topic, topic.name());
    }

    /**
     * Adds a source.
     *
     * @param from topic that is read, with the serdes of the other
     */
    public <V extends SpecificRecord> void read(String name, Topic<String, V> topic, String from) {
        topology.addSource(
                name,
                topic.keySerde().deserializer(),
                PatientSerde.of(serdes.value(topic)).deserializer(),
                from);
    }

    /** Adds a source of a topology that has a script. */
    public <V extends SpecificRecord> void readByScript(String name, Topic<String, V> topic) {
        wiring.addSource(
                topology,
                name,
                topic.keySerde().deserializer(),
                PatientSerde.of(serdes.value(topic)).deserializer(),
                topic.name());
    }

    /** Adds a sink whose records go to the partition of their key. */
    public <V extends SpecificRecord> void write(String name, Topic<String, V> topic, String... parents) {
        wiring.addSink(
                topology, name, topic, PatientSerde.of(serdes.value(topic)).serializer(), parents);
    }
}
