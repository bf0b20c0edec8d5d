package io.stockstream.streams.view;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.Application;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.runtime.Wiring;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.Topology;

/**
 * The read side of orders: orders by id, lists of them, and the decisions on each. Orders are restored from their view
 * topic itself; the index and the decisions need changelogs.
 *
 * @param serdes serdes of the topics
 */
public record OrderViewsTopology(AvroSerdes serdes) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "order-views";

    private static final String READ_DECISIONS = "read-order-decisions";
    private static final String KEEP_ORDER = "keep-order";
    private static final String KEEP_DECISION = "keep-order-decision";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.VIEWS;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        Deserializer<String> key = Topics.ORDERS.keySerde().deserializer();
        topology.addReadOnlyStateStore(
                OrderViewStores.orders(serdes),
                "read-orders",
                key,
                PatientSerde.of(serdes.value(Topics.ORDERS)).deserializer(),
                Topics.ORDERS.name(),
                KEEP_ORDER,
                OrderViewProcessor::new);
        topology.addStateStore(OrderViewStores.index(), KEEP_ORDER);
        topology.addSource(
                READ_DECISIONS,
                key,
                PatientSerde.of(serdes.value(Topics.ORDER_DECISIONS)).deserializer(),
                Topics.ORDER_DECISIONS.name());
        topology.addProcessor(KEEP_DECISION, OrderDecisionProcessor::new, READ_DECISIONS);
        topology.addStateStore(OrderViewStores.decisions(), KEEP_DECISION);
    }
}
