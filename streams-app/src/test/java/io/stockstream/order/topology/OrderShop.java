package io.stockstream.order.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The orders topology, with a test that plays catalogue and stock. It reads what it expects; at the end nothing may be
 * left.
 */
public final class OrderShop implements AutoCloseable {

    private final List<OrderDecided> heard = new ArrayList<>();
    private final TopologyDriver topology = new TopologyDriver(serdes -> new OrderTopology(serdes, 1, 1, heard::add));
    private final TestInputTopic<String, OrderRequested> requests = topology.input(Topics.ORDER_REQUESTS);
    private final TestInputTopic<String, LookupAnswered> answers = topology.input(Topics.LOOKUP_ANSWERS);
    private final TestInputTopic<String, ReservationDecided> outcomes = topology.input(Topics.RESERVATION_OUTCOMES);
    private final TestInputTopic<String, OrderCheckDue> checks = topology.input(Topics.ORDER_CHECKS);
    private final TestInputTopic<String, Horizon> horizons = topology.input(Topics.ORDER_HORIZONS);
    private final TestOutputTopic<String, Horizon> stretches = topology.output(Topics.ORDER_HORIZONS);
    private final TestOutputTopic<String, OrderDecided> decisions = topology.output(Topics.ORDER_DECISIONS);
    private final TestOutputTopic<String, Order> orders = topology.output(Topics.ORDERS);
    private final TestOutputTopic<String, LookupRequested> lookups = topology.output(Topics.LOOKUPS);
    private final TestOutputTopic<String, ReservationRequested> commands = topology.output(Topics.RESERVATIONS);
    private final TestOutputTopic<String, TaskReported> reports = topology.output(Topics.TASK_REPORTS);
    private final TestOutputTopic<String, TaskRequested> priority = topology.output(Topics.TASKS_PRIORITY);
    private final TestOutputTopic<String, TaskRequested> work = topology.output(Topics.TASKS_INVOICES);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, ReservationRequested> reserved = new HashMap<>();

    public TopologyDriver topology() {
        return topology;
    }

    public void request(OrderRequested request) {
        requests.pipeInput(request.getOrderId(), request, Facts.NOON);
    }

    public void place(Basket basket) {
        request(OrderFacts.place(basket.order()));
    }

    /** An order with stated prices, of skus that the catalogue never had. */
    public void placeWithoutCatalogue(Basket basket) {
        requestWithoutCatalogue(OrderFacts.place(basket.order()));
    }

    void requestWithoutCatalogue(OrderRequested request) {
        request(request);
        List<LookupAnswered> absent =
                OrderFacts.pricedSkus((PlaceOrder) request.getCommand(), Asked.in(lookups.readValuesToList())).stream()
                        .map(OrderFacts::absent)
                        .toList();
        if (!absent.isEmpty()) {
            answer(OrderFacts.together(absent));
        }
    }

    public void answer(LookupAnswered answer) {
        answers.pipeInput(answer.getOrderId(), answer, Facts.NOON.plusSeconds(1));
    }

    public void outcome(ReservationDecided outcome) {
        outcomes.pipeInput(outcome.getOrderId(), outcome, Facts.NOON.plusSeconds(2));
    }

    public void hold(String... skus) {
        for (String sku : skus) {
            outcome(OrderFacts.held(reserved.get(sku)));
        }
    }

    public void refuse(String sku, ReservationRefusal reason, Long available) {
        outcome(OrderFacts.refused(reserved.get(sku), reason, available));
    }

    public void check(Instant due) {
        checks.pipeInput(null, OrderFacts.check(due), due);
    }

    /** The timer moves the horizon; reads the stretches of the book that are looked at then. */
    public List<TestRecord<String, Horizon>> move(Instant due, Instant before) {
        horizons.pipeInput(null, new Horizon(due, before, null, null), due);
        return stretches.readRecordsToList();
    }

    public void request(OrderRequested request, Instant recordedAt) {
        requests.pipeInput(request.getOrderId(), request, recordedAt);
    }

    /** Reads tombstones of orders, and nothing else; returns their ids. */
    public List<String> forgotten() {
        List<TestRecord<String, Order>> read = orders.readRecordsToList();
        assertThat(read).extracting(TestRecord::value).containsOnlyNulls();
        return read.stream().map(TestRecord::key).toList();
    }

    /** How many orders are stored. */
    public long size() {
        return size(OrderStores.PENDING) + size(OrderStores.BOOK);
    }

    private long size(String store) {
        try (KeyValueIterator<Object, Object> all =
                topology.driver().getKeyValueStore(store).all()) {
            long size = 0;
            for (; all.hasNext(); all.next()) {
                size++;
            }
            return size;
        }
    }

    /** Reads and discards everything: a test's past. */
    public void forgetThePast() {
        decisions.readValuesToList();
        heard.clear();
        orders.readValuesToList();
        lookups.readValuesToList();
        commands.readValuesToList();
        reports.readValuesToList();
        priority.readValuesToList();
        work.readValuesToList();
    }

    /** The lookup in the catalogue, by its key. */
    public Asked asked(String key) {
        return asked.get(key);
    }

    /** The newest reservation that was asked for. */
    public ReservationRequested reserved(String sku) {
        return reserved.get(sku);
    }

    /** The keys of the answers that the topology keeps. */
    public List<Object> collected() {
        List<Object> keys = new ArrayList<>();
        for (String store : List.of(OrderStores.ANSWERS, OrderStores.COLLECTING)) {
            try (KeyValueIterator<Object, Object> all =
                    topology.driver().getKeyValueStore(store).all()) {
                all.forEachRemaining(entry -> keys.add(entry.key));
            }
        }
        return keys;
    }

    /** Reads the decisions so far. */
    public List<OrderDecided> decisions(OrderStep... steps) {
        List<OrderDecided> read = decisions.readValuesToList();
        assertThat(read).extracting(OrderDecided::getStep).containsExactly(steps);
        assertThat(heard).containsExactlyElementsOf(read);
        heard.clear();
        return read;
    }

    /** Reads the published states so far, of which the last one is given. */
    public Order published(OrderStatus... statuses) {
        List<Order> read = orders.readValuesToList();
        assertThat(read).extracting(Order::getStatus).containsExactly(statuses);
        return read.getLast();
    }

    /** Reads what the catalogue was asked, such as "USER 7 attempt 1". */
    public void expectLookups(String... expected) {
        List<TestRecord<String, LookupRequested>> read = lookups.readRecordsToList();
        assertThat(read)
                .allMatch(each ->
                        each.key().equals(each.value().getRows().getFirst().getKey()));
        List<Asked> rows =
                read.stream().flatMap(each -> Asked.in(each.value()).stream()).toList();
        rows.forEach(each -> asked.put(each.key(), each));
        assertThat(rows)
                .extracting(each -> "%s %s attempt %d".formatted(each.kind(), each.key(), each.attempt()))
                .containsExactly(expected);
    }

    /** Reads the commands to stock, such as "RESERVE A". */
    public void expectCommands(String... expected) {
        List<TestRecord<String, ReservationRequested>> read = commands.readRecordsToList();
        assertThat(read).allMatch(each -> each.key().equals(each.value().getSku()));
        for (TestRecord<String, ReservationRequested> each : read) {
            if (OrderFacts.isQuestion(each.value())) {
                reserved.put(each.key(), each.value());
            }
        }
        assertThat(read)
                .extracting(each -> each.value().getCommand() + " " + each.key())
                .containsExactly(expected);
    }

    /** Reads the reports to tasks, such as {@code task-1 SUCCEEDED {"order_id":"order-1","status":"processed"}}. */
    public void expectReports(String... expected) {
        assertThat(reports.readRecordsToList())
                .extracting(each -> "%s %s %s"
                        .formatted(
                                each.key(),
                                each.value().getState(),
                                each.value().getResultJson()))
                .containsExactly(expected);
    }

    public TaskRequested notification() {
        return priority.readValue();
    }

    public TaskRequested invoice() {
        return work.readValue();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    public void expectNothingFurther() {
        assertThat(decisions.isEmpty()).as("no further decisions").isTrue();
        assertThat(orders.isEmpty()).as("no further states").isTrue();
        assertThat(stretches.isEmpty()).as("no further stretches").isTrue();
        assertThat(lookups.isEmpty()).as("no further lookups").isTrue();
        assertThat(commands.isEmpty()).as("no further commands").isTrue();
        assertThat(reports.isEmpty()).as("no further reports").isTrue();
        assertThat(priority.isEmpty()).as("no further notifications").isTrue();
        assertThat(work.isEmpty()).as("no further invoices").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
        assertThat(heard).as("no further counts").isEmpty();
    }

    @Override
    public void close() {
        topology.close();
    }
}
