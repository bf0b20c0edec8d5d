package io.stockstream.stock.intake;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a topic of JSON CloudEvents into facts, exactly once.
 *
 * @param serdes serdes of the topics
 * @param jsonTopic the topic that existing producers write
 */
public record MovementIntakeTopology(AvroSerdes serdes, String jsonTopic) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "movement-intake";

    private static final String READ = "read-json-movements";
    private static final String TRANSLATE = "translate-movement";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.INTAKE;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        JsonMapper json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // As in the other interfaces, numbers keep their exact decimal value.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        topology.addSource(
                READ, Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), jsonTopic);
        topology.addProcessor(TRANSLATE, () -> new IntakeProcessor(json), READ);
        wiring.addSink(
                topology,
                "publish-fact",
                Topics.MOVEMENTS,
                PatientSerde.of(serdes.value(Topics.MOVEMENTS)).serializer(),
                TRANSLATE);
    }
}
