package io.stockstream.platform.store;

import static io.stockstream.streams.Orders.decision;
import static io.stockstream.streams.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.store.OrderController;
import io.stockstream.schema.Topics;
import io.stockstream.stock.store.StoreApi;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the store API says of orders. */
class OrderReadsTest {

    /** Where Kafka's partitioner puts the key "o-1" among eight. */
    private static final int HOME = 2;

    private final StoreApi api = new StoreApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void shouldAnswerAnOrderThatIsThereAtOnce() throws Exception {
        keep(order("o-1", 7, OrderStatus.PROCESSED, 4, 0));

        assertThat(api.get("/store/orders?order_id=o-1").getContentAsString()).isEqualTo("""
                {"order_id":"o-1","status":"PROCESSED","reason":null,"user_id":7,"email":"a@example.org",\
                "delivery_address_id":null,"lines":[{"sku":"S-1","product_id":null,"name":"Bolt","quantity":2,\
                "unit_price":12.5000,"warehouse_id":null,"allocations":[],"reason":null,"available":null}],\
                "total":25.0000,"currency":"RUB","invoice_number":null,"created_at":"2026-11-21T12:00:00Z",\
                "processed_at":null,"updated_at":"2026-11-21T12:00:00Z","version":4}""");
        assertThat(api.orders().awaited()).isEmpty();
    }

    @Test
    void shouldSayNotFoundBehindTheBarrier() throws Exception {
        assertThat(api.get("/store/orders?order_id=o-1").getStatus()).isEqualTo(404);
        TopicPartition orders = new TopicPartition("orders.orders", HOME);
        assertThat(api.settled()).containsExactly(HOME);
        assertThat(api.orders().awaitedWritten()).containsExactly(orders);
        assertThat(api.views().awaited()).isEmpty();
    }

    @Test
    void shouldWaitForEverythingThatWasAskedWhenSettled() throws Exception {
        keep(order("o-1", 7, OrderStatus.PENDING, 1, 0));

        assertThat(api.get("/store/orders?order_id=o-1").getStatus()).isEqualTo(200);
        assertThat(api.settled()).isEmpty();
        assertThat(api.get("/store/orders?order_id=o-1&settled=true").getStatus())
                .isEqualTo(200);
        assertThat(api.settled()).containsExactly(HOME);
        assertThat(api.orders().awaitedWritten()).containsExactly(new TopicPartition("orders.orders", HOME));
    }

    @Test
    void shouldWaitForWhatWasDecidedWhenWritten() throws Exception {
        keep(order("o-1", 7, OrderStatus.PROCESSED, 2, 0));

        assertThat(api.get("/store/orders?order_id=o-1&written=true").getStatus())
                .isEqualTo(200);
        assertThat(api.settled()).isEmpty();
        assertThat(api.orders().awaitedWritten()).containsExactly(new TopicPartition("orders.orders", HOME));
    }

    @Test
    void shouldWaitBeforeAFreshRead() throws Exception {
        keep(order("o-1", 7, OrderStatus.PENDING, 1, 0));

        assertThat(api.get("/store/orders?order_id=o-1&fresh=true").getStatus()).isEqualTo(200);
        assertThat(api.orders().awaited()).containsExactly(new TopicPartition("orders.orders", HOME));
    }

    @Test
    void shouldTellDecisionsWithWhereTheyStand() throws Exception {
        decide(1, OrderStep.PLACED);
        decide(2, OrderStep.RESERVED);

        assertThat(api.get("/store/order-decisions?order_id=o-1&after=1&limit=9")
                        .getContentAsString())
                .isEqualTo("""
                        {"items":[{"order_id":"o-1","sequence":2,"step":"RESERVED","status":"PENDING","reason":null,\
                        "explanation":"RESERVED","task_id":null,"stock":{"sku":"S-1","quantity":2,"reserved":true,\
                        "available":null,"allocations":[{"warehouse_id":"A","quantity":2}],\
                        "command":{"topic":"orders.requests","partition":3,"offset":12},"waiting":false},"lookup":null,\
                        "cause":{"topic":"orders.requests","partition":3,"offset":12},\
                        "decided_at":"2026-11-21T12:00:00Z","horizon":null,\
                        "position":{"topic":"orders.decisions","partition":0,"offset":1}}]}""");
        assertThat(sequences("/store/order-decisions?order_id=o-1&limit=9")).containsExactly(1L, 2L);
        assertThat(sequences("/store/order-decisions?order_id=o-1&limit=1")).containsExactly(1L);
        assertThat(api.orders().awaited()).isEmpty();
    }

    @Test
    void shouldSayThatThereAreNoDecisionsBehindTheBarrier() throws Exception {
        api.orders().whileWaiting(() -> decide(3, OrderStep.RESERVED));

        assertThat(sequences("/store/order-decisions?order_id=o-1&limit=9"))
                .as("one that comes while the barrier is awaited")
                .containsExactly(3L);
        assertThat(api.orders().awaited()).containsExactly(new TopicPartition("orders.decisions", HOME));
    }

    @Test
    void shouldWaitForDecisionsAsTheCallerWants() throws Exception {
        decide(1, OrderStep.PLACED);

        assertThat(sequences("/store/order-decisions?order_id=o-1&after=1&limit=9&barrier=false"))
                .isEmpty();
        assertThat(api.orders().awaited()).isEmpty();
        assertThat(sequences("/store/order-decisions?order_id=o-1&limit=9&fresh=true"))
                .containsExactly(1L);
        assertThat(api.orders().awaited()).hasSize(1);
        assertThat(api.get("/store/order-decisions?order_id=o-1&after=-1&limit=9")
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void shouldListAPageOfAPartition() throws Exception {
        keep(order("a", 7, OrderStatus.PENDING, 1, 0));
        keep(order("b", 7, OrderStatus.FAILED, 1, 0));
        keep(order("c", 8, OrderStatus.PENDING, 1, 9));

        assertThat(ids("")).containsExactly("c", "a", "b");
        assertThat(ids("&user_id=7")).containsExactly("a", "b");
        assertThat(ids("&status=pending")).containsExactly("c", "a");
        assertThat(ids("&status=PENDING&user_id=7")).containsExactly("a");
        assertThat(ids("&before_created_at=2026-11-21T12:00:00Z&before_order_id=a"))
                .containsExactly("b");
        assertThat(ids("&user_id=7&before_created_at=2026-11-21T12:00:09Z&before_order_id=c"))
                .containsExactly("a", "b");
        assertThat(ids("&status=lost", 400)).isEmpty();
        assertThat(api.orders().awaited()).isEmpty();
    }

    @Test
    void shouldTellWhereOrdersStandInTheList() throws Exception {
        keep(order("a", 7, OrderStatus.PENDING, 1, 9));

        assertThat(api.get("/store/order-index?partition=0&limit=9").getContentAsString())
                .isEqualTo("{\"items\":[{\"order_id\":\"a\",\"created_at\":\"2026-11-21T12:00:09Z\"}]}");
    }

    @Test
    void shouldGiveOrdersByTheirIdsInTheOrderAskedFor() throws Exception {
        keep(order("a", 7, OrderStatus.PENDING, 1, 0));
        keep(order("b\"c", 7, OrderStatus.FAILED, 1, 0));

        JsonNode items = new JsonMapper()
                .readTree(api.get("/store/orders?partition=0&order_ids={ids}", "[\"b\\\"c\",\"none\",\"a\"]")
                        .getContentAsString())
                .get("items");
        assertThat(items.get(0).get("order_id").stringValue()).isEqualTo("b\"c");
        assertThat(items.get(1).isNull()).isTrue();
        assertThat(items.get(2).get("order_id").stringValue()).isEqualTo("a");
        assertThat(api.orders().awaited()).as("that there is none is sure").hasSize(1);
        assertThat(api.get("/store/orders?partition=0&order_ids={ids}", "a,b").getStatus())
                .isEqualTo(400);
    }

    @Test
    void shouldEndAnAnswerThatGrowsLarge() throws Exception {
        String ids = IntStream.range(0, 20).mapToObj(i -> "\"o-" + i + "\"").collect(Collectors.joining(",", "[", "]"));
        for (int i = 0; i < 20; i++) {
            Order order = order("o-" + i, 7, OrderStatus.PENDING, 1, 0);
            keep(Order.newBuilder(order)
                    .setLines(Collections.nCopies(200, order.getLines().getFirst()))
                    .build());
        }

        String answer =
                api.get("/store/orders?partition=0&order_ids={ids}", ids).getContentAsString();
        int given = new JsonMapper().readTree(answer).get("items").size();
        assertThat(given).isBetween(1, 19);
        assertThat(answer.length()).isLessThan(OrderController.MOST_CHARACTERS * 2);
    }

    @Test
    void shouldMarkWhatTheStoreItselfSaysIsMissing() throws Exception {
        assertThat(api.get("/store/orders?order_id=none").getHeader("Stockstream-Store"))
                .isEqualTo("missing");
        assertThat(api.get("/store/no-such-store").getStatus()).isEqualTo(404);
        assertThat(api.get("/store/no-such-store").getHeader("Stockstream-Store"))
                .isNull();
    }

    @Test
    void shouldSendToTheOwner() throws Exception {
        api.orders().ownedBy(HOME, new HostInfo("other", 2));

        assertThat(api.get("/store/orders?order_id=o-1").getHeader("Location"))
                .isEqualTo("http://other:2/store/orders?order_id=o-1&hop=1");
        assertThat(api.get("/store/order-decisions?order_id=o-1&limit=9").getStatus())
                .isEqualTo(307);
        assertThat(api.get("/store/order-index?partition=2&limit=9").getStatus())
                .isEqualTo(307);
        assertThat(api.get("/store/owners").getContentAsString())
                .contains("\"orders\":{\"partitions\":8", "\"order-index\":{", "\"order-decisions\":{")
                .contains("\"2\":\"http://other:2\"");
    }

    private void keep(Order order) {
        api.ordersDriver().input(Topics.ORDERS).pipeInput(order.getOrderId(), order);
    }

    private void decide(long sequence, OrderStep step) {
        api.ordersDriver().input(Topics.ORDER_DECISIONS).pipeInput("o-1", decision("o-1", sequence, step));
    }

    private List<String> ids(String filter) throws Exception {
        return ids(filter, 200);
    }

    private List<String> ids(String filter, int status) throws Exception {
        MockHttpServletResponse response = api.get("/store/order-index?partition=0&limit=9" + filter);
        assertThat(response.getStatus()).isEqualTo(status);
        return new JsonMapper()
                .readTree(response.getContentAsString())
                .path("items")
                .valueStream()
                .map(item -> item.get("order_id").stringValue())
                .toList();
    }

    private List<Long> sequences(String pathAndQuery) throws Exception {
        return new JsonMapper()
                .readTree(api.get(pathAndQuery).getContentAsString())
                .get("items")
                .valueStream()
                .map(item -> item.get("sequence").longValue())
                .toList();
    }
}
