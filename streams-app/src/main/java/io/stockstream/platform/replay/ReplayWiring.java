package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Connects one topology to its inputs through a {@link Sequencer}, if it has a script, and to shadows of its outputs.
 */
final class ReplayWiring implements Wiring {

    private static final String SEQUENCE = "replay-sequence";

    /** The script is read before all inputs: then little of them has to wait, and it is known early where it ends. */
    private static final TimestampExtractor FIRST = (line, partitionTime) -> 0;

    private final String id;
    private final Optional<Script> script;
    private final ScriptEnds ends;
    private final ReplayGauge gauge;
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Set<String> shadowed = new TreeSet<>(Set.of(Topics.DEAD_LETTERS));
    private boolean sequenced;

    ReplayWiring(String id, Optional<Script> script, ScriptEnds ends, ReplayGauge gauge) {
        this.id = id;
        this.script = script;
        this.ends = ends;
        this.gauge = gauge;
    }

    /** The topics of which shadows are written; known when the topology has been made. */
    Set<String> shadowed() {
        return Set.copyOf(shadowed);
    }

    @Override
    public String application(String topology) {
        return "%s-replay-%s".formatted(topology, id);
    }

    @Override
    public boolean tellsTime() {
        return false;
    }

    @Override
    public String topic(String name) {
        return "%s.replay-%s".formatted(name, id);
    }

    @Override
    public <K, V> void addSource(
            Topology topology, String name, Deserializer<K> key, Deserializer<V> value, String topic) {
        if (script.isEmpty()) {
            topology.addSource(name, key, value, topic);
            return;
        }
        if (sequenced) {
            throw new IllegalStateException("Source %s was added after a processor".formatted(name));
        }
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
        routes.put(name, new Route(topic, key, value));
    }

    @Override
    public <K, V, K2, V2> void addProcessor(
            Topology topology, String name, ProcessorSupplier<K, V, K2, V2> supplier, String... sources) {
        if (script.isEmpty()) {
            topology.addProcessor(name, supplier, sources);
            return;
        }
        if (!sequenced) {
            addSequencer(topology, script.get());
            sequenced = true;
        }
        for (String source : sources) {
            routes.get(source).leadTo(name);
        }
        topology.addProcessor(name, ReplayedProcessor.of(supplier), SEQUENCE);
    }

    @Override
    public <V extends SpecificRecord> void addSink(
            Topology topology,
            String name,
            Topic<String, V> topic,
            Serializer<V> value,
            StreamPartitioner<String, V> partitioner,
            String... parents) {
        shadowed.add(topic.name());
        // Shadows have no schemas of their own.
        Serializer<V> asOriginal = (shadow, content) -> value.serialize(topic.name(), content);
        topology.addSink(name, topic(topic.name()), topic.keySerde().serializer(), asOriginal, partitioner, parents);
    }

    private void addSequencer(Topology topology, Script order) {
        for (Script.Part<?> part : order.parts()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    readScript(part),
                    FIRST,
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    part.topic().name());
        }
        Map<String, Route> byTopic = new LinkedHashMap<>();
        routes.values().forEach(route -> byTopic.put(route.topic(), route));
        String[] parents = Stream.concat(
                        routes.keySet().stream(), order.parts().stream().map(ReplayWiring::readScript))
                .toArray(String[]::new);
        topology.addProcessor(SEQUENCE, () -> new Sequencer(order, byTopic, ends, gauge), parents);
        ReplayStores.all().forEach(store -> topology.addStateStore(store, SEQUENCE));
    }

    private static String readScript(Script.Part<?> part) {
        return "replay-read-" + part.topic().name();
    }
}
