package io.stockstream.order.topology;

import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;

/**
 * What one order writes to topics and changelogs: the topology of the orders, and the views behind it. Catalogue and
 * stock have everything. Both topologies commit behind every record here, so no cache makes it less.
 */
final class OrderCost {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int PARTITIONS = 8;

    /** Kafka's own bytes for a record in a batch, at most. */
    private static final int OVERHEAD = 21;

    private final Map<String, Written> written = new TreeMap<>();
    private final TopologyDriver orders =
            new TopologyDriver(serdes -> new OrderTopology(serdes, 1, PARTITIONS, decided -> {}));
    private final TopologyDriver views = new TopologyDriver(OrderViewsTopology::new);
    private final Map<String, TestInputTopic<String, ?>> inputs = new HashMap<>();
    private final Map<String, Deserializer<?>> readers = new HashMap<>();
    private Duration deciding = Duration.ZERO;

    private OrderCost() {}

    /**
     * What was written to a topic.
     *
     * @param records how many records
     * @param bytes of them, at most, as Kafka stores records
     */
    record Written(int records, long bytes) {

        Written plus(Written other) {
            return new Written(records + other.records, bytes + other.bytes);
        }
    }

    /** The cost of an order of so many lines, with prices of the catalogue. */
    static OrderCost of(int lines) {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        for (int i = 0; i < lines; i++) {
            basket.sku("SKU-%04d".formatted(i), 1);
        }
        OrderCost cost = new OrderCost();
        try {
            cost.decide(Topics.ORDER_REQUESTS, OrderFacts.place(basket.order()));
            for (List<SpecificRecord> news = cost.read(cost.orders); !news.isEmpty(); news = cost.read(cost.orders)) {
                news.forEach(cost::goOn);
            }
            List<SpecificRecord> unused = cost.read(cost.views);
        } finally {
            cost.orders.close();
            cost.views.close();
        }
        return cost;
    }

    private void goOn(SpecificRecord news) {
        switch (news) {
            case LookupRequested question -> decide(Topics.LOOKUP_ANSWERS, answer(question));
            case ReservationRequested asked
            when OrderFacts.isQuestion(asked) -> decide(Topics.RESERVATION_OUTCOMES, OrderFacts.held(asked));
            case Order order -> pipe(views, Topics.ORDERS, order);
            case OrderDecided decided -> pipe(views, Topics.ORDER_DECISIONS, decided);
            default -> {
                // Nothing comes back.
            }
        }
    }

    private static LookupAnswered answer(LookupRequested question) {
        return OrderFacts.together(Asked.in(question).stream()
                .map(asked -> OrderFacts.product(asked, asked.key(), "9.99", "EUR"))
                .toList());
    }

    private <V extends SpecificRecord> void decide(Topic<String, V> topic, V input) {
        long begin = THREAD.getCurrentThreadCpuTime();
        pipe(orders, topic, input);
        deciding = deciding.plusNanos(THREAD.getCurrentThreadCpuTime() - begin);
    }

    @SuppressWarnings("unchecked")
    private <V extends SpecificRecord> void pipe(TopologyDriver to, Topic<String, V> topic, V value) {
        ((TestInputTopic<String, V>) inputs.computeIfAbsent(topic.name(), name -> to.input(topic)))
                .pipeInput(OrderFacts.ORDER, value, Facts.NOON);
    }

    /** Reads what the topology has written, and returns what is on topics. */
    private List<SpecificRecord> read(TopologyDriver from) {
        List<SpecificRecord> values = new ArrayList<>();
        for (String name : List.copyOf(from.driver().producedTopicNames())) {
            Optional<Topic<?, ?>> topic =
                    Topics.ALL.stream().filter(each -> each.name().equals(name)).findFirst();
            for (TestRecord<byte[], byte[]> each : from.driver()
                    .createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()) {
                int bytes = each.key().length + (each.value() == null ? 0 : each.value().length);
                written.merge(name, new Written(1, bytes + OVERHEAD), Written::plus);
                topic.ifPresent(known -> values.add((SpecificRecord) readers.computeIfAbsent(
                                name, unused -> from.serdes().value(known).deserializer())
                        .deserialize(name, each.value())));
            }
        }
        return values;
    }

    /** How many records, by topic. */
    Map<String, Integer> records() {
        return written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().records()));
    }

    Written all() {
        return written.values().stream().reduce(new Written(0, 0), Written::plus);
    }

    /** A line for each topic, for people. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("%s; processor time of the orders, with that of the driver, %d ms%n"
                .formatted(all(), deciding.toMillis()));
        written.forEach((topic, sum) -> table.append("  %-52s %6d %9d%n".formatted(topic, sum.records(), sum.bytes())));
        return table.toString();
    }
}
