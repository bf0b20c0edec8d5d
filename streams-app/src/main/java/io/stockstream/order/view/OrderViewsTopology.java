package io.stockstream.order.view;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.platform.view.View;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * The read side of orders: orders by id, lists of them, and the decisions on each. All of it is restored from the
 * topics of orders and of decisions.
 *
 * @param serdes serdes of the topics
 */
public record OrderViewsTopology(AvroSerdes serdes) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "order-views";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableOrders.ALL;
    }

    @Override
    public Application application() {
        return Application.VIEWS;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        orders(serdes).addTo(topology, "read-orders", "keep-order");
        decisions(serdes).addTo(topology, "read-order-decisions", "keep-order-decision");
    }

    public static View<Order, Order> orders(AvroSerdes serdes) {
        return View.of(OrderViewStores.ORDERS, Topics.ORDERS, serdes, new OrderView());
    }

    public static View<OrderDecided, KeptDecision> decisions(AvroSerdes serdes) {
        return new View<>(
                OrderViewStores.DECISIONS,
                Topics.ORDER_DECISIONS,
                PatientSerde.of(serdes.value(Topics.ORDER_DECISIONS)).deserializer(),
                StateSerde.of(KeptDecision.class).deserializer(),
                new OrderDecisionView());
    }
}
