package io.stockstream.order.topology;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.OrderDecided;
import io.stockstream.platform.horizon.HorizonProcessor;
import io.stockstream.platform.horizon.Horizons;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.Script.Turn;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.Topology;

/**
 * The single writer of every order: requests and answers in, decisions, questions and effects out. One processor, so
 * that all that is known of an order is in one place and every input is decided on in one step.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of the requests' topic, by which a request in the wrong one is known
 * @param lookupPartitions number of partitions of the lookups' topic: each gets its rows in one question
 * @param few up to so many open questions, each answer to an order is decided at once; those of others are collected
 * @param listener receives every decision
 */
public record OrderTopology(
        AvroSerdes serdes, int partitions, int lookupPartitions, int few, Consumer<OrderDecided> listener)
        implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "orders";

    private static final int FEW = 20;

    static final String PUBLISH_DECISION = "publish-order-decision";
    static final String PUBLISH_ORDER = "publish-order";
    static final String REQUEST_LOOKUP = "request-lookup";
    static final String COMMAND_STOCK = "command-stock";
    static final String GO_ON = "go-on-with-order";
    static final String REPORT_TASK = "report-task";
    static final String REQUEST_PRIORITY_TASK = "request-priority-task";
    static final String REQUEST_INVOICE = "request-invoice";
    static final String GO_ON_FORGETTING = "go-on-forgetting-orders";

    private static final String READ_REQUESTS = "read-requests";
    private static final String READ_LOOKUP_ANSWERS = "read-lookup-answers";
    private static final String READ_OUTCOMES = "read-reservation-outcomes";
    private static final String READ_CHECKS = "read-checks";
    private static final String READ_HORIZONS = "read-order-horizons";
    private static final String DECIDE = "decide-order";
    private static final String FORGET = "forget-orders";

    /** As in production. */
    public OrderTopology(AvroSerdes serdes, int partitions, int lookupPartitions, Consumer<OrderDecided> listener) {
        this(serdes, partitions, lookupPartitions, FEW, listener);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.SHOP;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        topics.readByScript(READ_REQUESTS, Topics.ORDER_REQUESTS);
        topics.readByScript(READ_LOOKUP_ANSWERS, Topics.LOOKUP_ANSWERS);
        topics.readByScript(READ_OUTCOMES, Topics.RESERVATION_OUTCOMES);
        topics.readByScript(READ_CHECKS, Topics.ORDER_CHECKS);
        topics.readByScript(READ_HORIZONS, Topics.ORDER_HORIZONS);
        wiring.addProcessor(
                topology,
                DECIDE,
                () -> new OrderProcessor(partitions, lookupPartitions, few, listener),
                READ_REQUESTS,
                READ_LOOKUP_ANSWERS,
                READ_OUTCOMES,
                READ_CHECKS);
        wiring.addProcessor(
                topology,
                FORGET,
                HorizonProcessor.of(() -> new OrderForgetter(listener), OrderStores.HORIZONS, GO_ON_FORGETTING)::get,
                READ_HORIZONS);
        topology.addStateStore(OrderStores.book(), DECIDE, FORGET);
        topology.addStateStore(Horizons.store(OrderStores.HORIZONS), DECIDE, FORGET);
        topology.addStateStore(OrderStores.pending(), DECIDE);
        topology.addStateStore(OrderStores.counters(), DECIDE);
        topology.addStateStore(OrderStores.collecting(), DECIDE);
        topology.addStateStore(OrderStores.answers(), DECIDE);
        topics.write(PUBLISH_DECISION, Topics.ORDER_DECISIONS, DECIDE, FORGET);
        topics.write(PUBLISH_ORDER, Topics.ORDERS, DECIDE, FORGET);
        topics.write(REQUEST_LOOKUP, Topics.LOOKUPS, DECIDE);
        topics.write(COMMAND_STOCK, Topics.RESERVATIONS, DECIDE, FORGET);
        topics.write(GO_ON, Topics.ORDER_CHECKS, DECIDE);
        topics.write(GO_ON_FORGETTING, Topics.ORDER_HORIZONS, FORGET);
        topics.write(REPORT_TASK, Topics.TASK_REPORTS, DECIDE);
        topics.write(REQUEST_PRIORITY_TASK, Topics.TASKS_PRIORITY, DECIDE);
        topics.write(REQUEST_INVOICE, Topics.TASKS_INVOICES, DECIDE);
    }

    @Override
    public Optional<Script> script() {
        return Optional.of(Script.perPartition(new Script.Part<>(
                        Topics.ORDER_DECISIONS,
                        PatientSerde.of(serdes.value(Topics.ORDER_DECISIONS)).deserializer(),
                        decided -> Turn.inOrder(
                                decided.getCause().getTopic(),
                                decided.getCause().getOffset()),
                        OrderTopology::horizon))
                .withHousekeeping(Topics.ORDER_HORIZONS));
    }

    private static Script.Premise horizon(OrderDecided decided) {
        return decided.getHorizon() == null
                ? null
                : new Script.Premise(
                        Topics.ORDER_HORIZONS.name(),
                        Horizon.newBuilder()
                                .setDueAt(decided.getHorizon())
                                .setBefore(decided.getHorizon())
                                .setSince(decided.getCause().getOffset())
                                .build());
    }
}
