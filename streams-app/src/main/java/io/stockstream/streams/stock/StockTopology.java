package io.stockstream.streams.stock;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockDecided;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.StoreKind;
import io.stockstream.streams.runtime.TopologyModule;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;

/**
 * The single writer of every sku's stock: one fact in, one decision out, and the views that it changes.
 *
 * @param serdes serdes of the topics
 * @param marks where the movement marks are kept
 * @param partitions number of partitions of the facts' topic, by which a fact in the wrong one is known
 * @param listener is told of every decision
 */
public record StockTopology(AvroSerdes serdes, StoreKind marks, int partitions, Consumer<StockDecided> listener)
        implements TopologyModule {

    /** Names the topology, its application id and its settings. */
    public static final String NAME = "stock";

    static final String PUBLISH_DECISION = "publish-decision";
    static final String PUBLISH_LEVEL = "publish-level";
    static final String PUBLISH_MOVEMENT = "publish-movement";

    private static final String READ_FACTS = "read-movements";
    private static final String DECIDE = "decide-stock";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topology topology() {
        Topology topology = new Topology();
        topology.addSource(
                READ_FACTS,
                Topics.MOVEMENTS.keySerde().deserializer(),
                PatientSerde.of(serdes.value(Topics.MOVEMENTS)).deserializer(),
                Topics.MOVEMENTS.name());
        topology.addProcessor(DECIDE, () -> new StockProcessor(new SkuPlace(partitions), listener), READ_FACTS);
        topology.addStateStore(StockStores.ledger(), DECIDE);
        topology.addStateStore(StockStores.marks(marks), DECIDE);
        addSink(topology, PUBLISH_DECISION, Topics.STOCK_DECISIONS);
        addSink(topology, PUBLISH_LEVEL, Topics.STOCK_LEVELS);
        addSink(topology, PUBLISH_MOVEMENT, Topics.STOCK_MOVEMENTS);
        return topology;
    }

    private <V extends SpecificRecord> void addSink(Topology topology, String name, Topic<String, V> topic) {
        Serde<V> value = PatientSerde.of(serdes.value(topic));
        topology.addSink(name, topic.name(), topic.keySerde().serializer(), value.serializer(), DECIDE);
    }
}
