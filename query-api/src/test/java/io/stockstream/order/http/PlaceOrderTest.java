package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskState;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PlaceOrderTest {

    private static final String PATH = "/api/v1/orders";

    private static final String SHOP_ORDER = """
            {"id":"123","item":"SKU-1","qty":2,"email":"user@example.com"}""";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @BeforeEach
    void reset() {
        kafka.reset();
    }

    /** Without the rows that the order was placed against, which other tests may have written. */
    private OrderRequested request() {
        return OrderRequested.newBuilder(kafka.values(Topics.ORDER_REQUESTS).getLast())
                .setPlacedAgainst(List.of())
                .build();
    }

    private String taskOf(String body) {
        Answer answer = api.post(PATH, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.at("/task_id");
    }

    @Test
    void shouldTakeAnOrderInTheWordsOfTheShop() {
        Answer answer = api.post("/order", SHOP_ORDER);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String task = answer.at("/task_id");
        assertThat(answer.text()).isEqualTo("{\"task_id\":\"%s\"}".formatted(task));
        assertThat(answer.header("Location")).contains("/status/" + task);
        assertThat(request())
                .isEqualTo(new OrderRequested(
                        "123",
                        task,
                        new PlaceOrder(
                                null,
                                "user@example.com",
                                null,
                                List.of(new LineRequested("SKU-1", null, 2L, null, null)),
                                null,
                                null),
                        List.of()));
        assertThat(kafka.others()).containsExactly("orders.requests 123", "tasks.reports " + task);
    }

    @Test
    void shouldTakeAnOrderOfSeveralLines() {
        Answer answer = api.post(PATH, """
                {"order_id":"a/b я","user_id":1,"email":"user@example.com","delivery_address_id":7,"currency":"EUR","lines":[
                 {"sku":"SKU-1","quantity":2,"unit_price":99.9,"warehouse_id":"W"},
                 {"product_id":3,"quantity":1000000000,"unit_price":null,"sku":null},
                 {"sku":"SKU-1","quantity":1,"unit_price":1e2}]}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("Location")).contains(PATH + "/a%2Fb%20%D1%8F");
        assertThat(answer.at("/order_id")).isEqualTo("a/b я");
        assertThat(answer.at("/status")).isEqualTo("pending");
        // Avro cannot compare records with amounts.
        assertThat(request().getCommand())
                .hasToString(new PlaceOrder(
                                1L,
                                "user@example.com",
                                7L,
                                List.of(
                                        new LineRequested("SKU-1", null, 2L, new BigDecimal("99.9000"), "W"),
                                        new LineRequested(null, 3L, 1_000_000_000L, null, null),
                                        new LineRequested("SKU-1", null, 1L, new BigDecimal("100.0000"), null)),
                                "EUR",
                                null)
                        .toString());
        TaskReported report = kafka.values(Topics.TASK_REPORTS).getLast();
        assertThat(report.getTaskId()).isEqualTo(answer.at("/task_id"));
        assertThat(report.getType()).isEqualTo("place_order");
        assertThat(report.getState()).isEqualTo(TaskState.REQUESTED);
        assertThat(report.getAttempt()).isZero();
        assertThat(report.getQueue()).isNull();
    }

    @Test
    void shouldMakeAnIdWhenThereIsNone() {
        String body = OrderFixture.ORDER.replace("\"order_id\":\"order-1\",", "");
        Answer first = api.post(PATH, body);
        Answer second = api.post(PATH, body);

        assertThat(UUID.fromString(first.at("/order_id"))).isNotNull();
        assertThat(first.at("/order_id")).isNotEqualTo(second.at("/order_id"));
        assertThat(first.at("/task_id")).isNotEqualTo(second.at("/task_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unit_price\":99.90",
                "\"unit_price\":9.99e1,\"product_id\":null",
                "\"warehouse_id\":null,\"unit_price\":99.9"
            })
    void shouldHaveOneTaskForTheSameOrder(String written) {
        assertThat(taskOf(OrderFixture.ORDER.replace("\"unit_price\":99.9", written)))
                .isEqualTo(taskOf(OrderFixture.ORDER));
    }

    @Test
    void shouldHaveAnotherTaskForAnotherOrder() {
        String task = taskOf(OrderFixture.ORDER);

        assertThat(taskOf(OrderFixture.ORDER.replace("\"quantity\":2", "\"quantity\":3")))
                .isNotEqualTo(task);
        assertThat(taskOf(OrderFixture.ORDER.replace("order-1", "order-2"))).isNotEqualTo(task);
    }

    @Test
    void shouldTakeAThousandLines() {
        String line = "{\"sku\":\"SKU-%d\",\"quantity\":1}";
        List<String> lines = IntStream.range(0, 1000).mapToObj(line::formatted).toList();
        Answer answer = api.post(PATH, "{\"user_id\":1,\"lines\":[%s]}".formatted(String.join(",", lines)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(((PlaceOrder) request().getCommand()).getLines()).hasSize(1000);
    }

    @Test
    void shouldAnswer503WhenKafkaDoesNotConfirm() {
        kafka.fail(new TimeoutException("away"));
        Answer answer = api.post(PATH, OrderFixture.ORDER);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("kafka_unavailable");
    }

    @Test
    void shouldMakeTheSameIdsFromTheSameSeed() {
        IdSource seeded = new IdSource("key");

        assertThat(seeded.next("order")).isEqualTo(new IdSource("key").next("order"));
        assertThat(seeded.next("order")).isNotEqualTo(seeded.next("cancelled"));
        assertThat(seeded.next("order")).isNotEqualTo(new IdSource("other").next("order"));
        assertThat(new IdSource(null).next("order")).isNotEqualTo(new IdSource(null).next("order"));
    }
}
