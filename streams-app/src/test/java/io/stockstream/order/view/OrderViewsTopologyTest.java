package io.stockstream.order.view;

import static io.stockstream.streams.Orders.decision;
import static io.stockstream.streams.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.view.SortedKey;
import io.stockstream.schema.Topics;
import io.stockstream.streams.Orders;
import io.stockstream.streams.StoreCalls;
import io.stockstream.streams.TopologyDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderViewsTopologyTest {

    private static final OrderScope ALL = new OrderScope(Optional.empty(), Optional.empty());
    private static final OrderScope OF_USER = new OrderScope(Optional.empty(), Optional.of(7L));

    private final TopologyDriver topology = new TopologyDriver(OrderViewsTopology::new);
    private final TestInputTopic<String, Order> orders = topology.input(Topics.ORDERS);
    private final TestInputTopic<String, OrderDecided> decisions = topology.input(Topics.ORDER_DECISIONS);

    @AfterEach
    void close() {
        assertThat(topology.deadLetters().isEmpty()).as("no dead letters").isTrue();
        topology.close();
    }

    @Test
    void shouldListOrdersNewestFirstThenById() {
        keep(order("b", 0, OrderStatus.PENDING, 1, 5));
        keep(order("old", 7, OrderStatus.PENDING, 1, 0));
        keep(order("a", 7, OrderStatus.FAILED, 1, 5));
        keep(order("new", 70, OrderStatus.PENDING, 1, 9));

        assertThat(ids(ALL)).containsExactly("new", "a", "b", "old");
        assertThat(ids(OF_USER)).containsExactly("a", "old");
        assertThat(ids(of(OrderStatus.PENDING))).containsExactly("new", "b", "old");
        assertThat(ids(new OrderScope(Optional.of(OrderStatus.FAILED), Optional.of(7L))))
                .containsExactly("a");
        assertThat(ids(of(OrderStatus.SHIPPED))).isEmpty();
    }

    @Test
    void shouldMoveTheEntryWhenTheStatusChanges() {
        keep(order("a", 7, OrderStatus.PENDING, 1, 0));
        keep(order("a", 7, OrderStatus.PROCESSED, 4, 0));

        assertThat(ids(of(OrderStatus.PENDING))).isEmpty();
        assertThat(ids(of(OrderStatus.PROCESSED))).containsExactly("a");
        assertThat(ids(new OrderScope(Optional.of(OrderStatus.PROCESSED), Optional.of(7L))))
                .containsExactly("a");
        assertThat(index()).as("status, and user with status").hasSize(2);
    }

    /** Lists over all statuses are read status by status: in between, an order must not be in none. */
    @Test
    void shouldMoveAnOrderFromOneStatusToTheOtherInOneWrite() {
        StoreCalls calls = new StoreCalls();
        try (TopologyDriver counted = new TopologyDriver(serdes -> calls.count(new OrderViewsTopology(serdes)))) {
            TestInputTopic<String, Order> input = counted.input(Topics.ORDERS);
            input.pipeInput("a", order("a", 0, OrderStatus.PENDING, 1, 0));
            input.pipeInput("a", order("a", 0, OrderStatus.PROCESSED, 4, 0));
        }

        assertThat(calls.since()).isEqualTo(Map.of("orders get", 2, "orders putAll", 2));
    }

    @Test
    void shouldWriteNothingBesideTheStores() {
        keep(order("a", 7, OrderStatus.PENDING, 1, 0));
        decide(decision("a", 1, OrderStep.PLACED));

        assertThat(topology.driver().producedTopicNames()).isEmpty();
    }

    @Test
    void shouldKeepTheNewestWhenOlderStatesAreSaidAgain() {
        keep(order("a", 7, OrderStatus.PENDING, 1, 0));
        keep(order("a", 7, OrderStatus.PROCESSED, 4, 0));
        List<Bytes> before = index();

        keep(order("a", 7, OrderStatus.PENDING, 1, 0));
        keep(order("a", 7, OrderStatus.PROCESSED, 4, 0));

        assertThat(stored("a").getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(index()).isEqualTo(before);
    }

    @Test
    void shouldForgetAnOrderThatIsTakenAway() {
        keep(order("a", 7, OrderStatus.PENDING, 1, 0));

        orders.pipeInput("a", null);
        orders.pipeInput("never", null);

        assertThat(stored("a")).isNull();
        assertThat(index()).isEmpty();
    }

    @Test
    void shouldGoOnBehindAnOrder() {
        keep(order("a", 0, OrderStatus.PENDING, 1, 5));
        keep(order("a2", 0, OrderStatus.PENDING, 1, 5));
        keep(order("old", 0, OrderStatus.PENDING, 1, 0));

        assertThat(ids(ALL, part -> OrderIndexKey.after(part, Orders.NOON.plusSeconds(5), "a")))
                .containsExactly("a2", "old");
    }

    @Test
    void shouldKeepDecisionsInTheirOrderWithWhereTheyStand() {
        decide(decision("a", 1, OrderStep.PLACED));
        decide(decision("ab", 1, OrderStep.PLACED));
        decide(decision("a", 2, OrderStep.RESERVED));

        assertThat(kept("a", 0))
                .containsExactly(
                        new KeptDecision(decision("a", 1, OrderStep.PLACED), at(0)),
                        new KeptDecision(decision("a", 2, OrderStep.RESERVED), at(2)));
        assertThat(kept("a", 1)).extracting(KeptDecision::getPosition).containsExactly(at(2));
        assertThat(kept("a", 2)).isEmpty();
    }

    @Test
    void shouldForgetTheDecisionsOnAnOrderThatIsForgotten() {
        decide(decision("a", 1, OrderStep.PLACED));
        decide(decision("a", 300, OrderStep.PROCESSED));
        decide(decision("ab", 1, OrderStep.PLACED));

        decide(decision("a", 301, OrderStep.FORGOTTEN));
        decide(decision("never", 1, OrderStep.FORGOTTEN));

        assertThat(kept("a", 0)).isEmpty();
        assertThat(kept("ab", 0)).hasSize(1);
        assertThat(keys(OrderViewStores.DECISIONS, null, null)).hasSize(1);
    }

    @Test
    void shouldNotKeepWhatWasDecidedOfNoOrder() {
        decide(decision("a", 0, OrderStep.REFUSED));

        assertThat(kept("a", 0)).isEmpty();
        assertThat(keys(OrderViewStores.DECISIONS, null, null)).isEmpty();
    }

    private void keep(Order order) {
        orders.pipeInput(order.getOrderId(), order);
    }

    private void decide(OrderDecided decision) {
        decisions.pipeInput(decision.getOrderId(), decision);
    }

    private Order stored(String id) {
        KeyValueStore<Bytes, Order> store = topology.driver().getKeyValueStore(OrderViewStores.ORDERS);
        return store.get(new SortedKey().last(id).bytes());
    }

    private static OrderScope of(OrderStatus status) {
        return new OrderScope(Optional.of(status), Optional.empty());
    }

    private static LogPosition at(long offset) {
        return new LogPosition("orders.decisions", 0, offset);
    }

    private List<String> ids(OrderScope scope) {
        return ids(scope, OrderIndexKey::first);
    }

    private List<String> ids(OrderScope scope, Function<OrderScope, Bytes> first) {
        return scope.parts().stream()
                .flatMap(part -> keys(OrderViewStores.ORDERS, first.apply(part), OrderIndexKey.last(part)).stream())
                .sorted(OrderIndexKey::compareOrders)
                .map(OrderIndexKey::orderId)
                .toList();
    }

    private List<Bytes> index() {
        return keys(
                OrderViewStores.ORDERS,
                SortedKey.derived().bytes(),
                SortedKey.derived().end().bytes());
    }

    private List<Bytes> keys(String store, Bytes from, Bytes to) {
        KeyValueStore<Bytes, Object> entries = topology.driver().getKeyValueStore(store);
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, Object> found = entries.range(from, to)) {
            found.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private List<KeptDecision> kept(String orderId, long after) {
        KeyValueStore<Bytes, KeptDecision> store = topology.driver().getKeyValueStore(OrderViewStores.DECISIONS);
        return keys(OrderViewStores.DECISIONS, OrderDecisionKey.after(orderId, after), OrderDecisionKey.last(orderId))
                .stream()
                .map(store::get)
                .toList();
    }
}
