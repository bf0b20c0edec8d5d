package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ExplainTest {

    private static final String PATH = "/api/v1/orders/order-1/explain";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        OrderFixture.store(streamsApp, "FAILED");
    }

    private static String about(long sequence, String step, String stock, String lookup) {
        return OrderFixture.storedDecision(sequence, step, "PENDING")
                .replace("\"stock\":null", "\"stock\":" + stock)
                .replace("\"lookup\":null", "\"lookup\":" + lookup);
    }

    @Test
    void shouldTellForEveryLineWhichDecisionsAreAboutIt() {
        streamsApp.answer(
                "orders",
                query -> Reply.found(OrderFixture.stored("order-1", "FAILED")
                        .replace(
                                "\"lines\":[",
                                "\"lines\":[{\"sku\":\"SKU-2\",\"product_id\":3,\"quantity\":1,\"allocations\":[]},")));
        String stock = """
                {"sku":"%s","quantity":2,"reserved":%s,"waiting":false,"available":%s,\
                "allocations":[{"warehouse_id":"A","quantity":2}],"command":{"topic":"stock.reservations","partition":1,"offset":5}}""";
        String product = """
                {"order_id":"order-1","kind":"%s","key":"%s","attempt":1,\
                "found":{"product_id":3,"sku":"SKU-2","name":"Cup","price":5,"currency":"RUB"}}""";
        streamsApp.answer(
                "order-decisions",
                query -> Reply.found("{\"items\":["
                        + String.join(
                                ",",
                                OrderFixture.storedDecision(1, "PLACED", "PENDING"),
                                about(2, "LOOKED_UP", "null", product.formatted("PRODUCT", "3")),
                                about(3, "LOOKED_UP", "null", product.formatted("USER", "3")),
                                about(4, "RESERVED", stock.formatted("SKU-2", "true", "null"), "null"),
                                about(5, "FAILED", stock.formatted("SKU-1", "false", "1"), "null"))
                        + "]}"));
        Answer answer = api.get(PATH);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.propertyNames()).containsExactly("order_id", "status", "reason", "decisions", "lines");
        assertThat(json.at("/lines/0").toString())
                .isEqualTo(
                        "{\"sku\":\"SKU-2\",\"product_id\":3,\"quantity\":1,\"reason\":null,\"available\":null,\"allocations\":[],\"decisions\":[2,4]}");
        assertThat(json.at("/lines/1/decisions").toString()).isEqualTo("[5]");
        assertThat(json.at("/decisions/4").toString()).isEqualTo("""
                {"sequence":5,"step":"failed","status":"pending","reason":null,"explanation":"e",\
                "decided_at":"2026-11-22T10:00:00.310Z",\
                "decision":{"topic":"orders.decisions","partition":0,"offset":45},\
                "cause":{"topic":"orders.requests","partition":0,"offset":7},"task_id":null,\
                "stock":{"sku":"SKU-1","quantity":2,"reserved":false,"waiting":false,"available":1,\
                "allocations":[{"warehouse_id":"A","quantity":2}],\
                "command":{"topic":"stock.reservations","partition":1,"offset":5}},"lookup":null}""");
        assertThat(json.at("/decisions/1/lookup").toString()).isEqualTo("""
                {"kind":"product","key":"3","found":{"product_id":3,"sku":"SKU-2","name":"Cup","price":5,"currency":"RUB"},\
                "outcome":"found"}""");
    }

    /** Its published lines are as they were asked for, so the sku of a product is known by decisions alone. */
    @Test
    void shouldTellOfAPendingOrderWhichDecisionsAreAboutTheLineOfAProduct() {
        streamsApp.answer(
                "orders",
                query -> Reply.found(OrderFixture.stored("order-1", "PENDING")
                        .replace(
                                "\"lines\":[",
                                "\"lines\":[{\"sku\":null,\"product_id\":3,\"quantity\":1,\"allocations\":[]},")));
        streamsApp.answer(
                "order-decisions",
                query -> Reply.found("{\"items\":["
                        + String.join(
                                ",",
                                OrderFixture.storedDecision(1, "PLACED", "PENDING"),
                                about(2, "LOOKED_UP", "null", """
                                        {"kind":"PRODUCT","key":"3","attempt":1,"found":{"product_id":3,\
                                        "sku":"SKU-9","name":"Cup","price":5,"currency":"RUB"},"outcome":"FOUND"}"""),
                                about(3, "WAITING", """
                                        {"sku":"SKU-9","quantity":2,"reserved":false,"waiting":true,"available":null,\
                                        "allocations":[],\
                                        "command":{"topic":"stock.reservations","partition":1,"offset":5}}""", "null"))
                        + "]}"));

        assertThat(api.get(PATH).at("/lines/0/sku")).isEqualTo("SKU-9");
        assertThat(api.get(PATH).json().at("/lines/0/decisions").toString()).isEqualTo("[2,3]");
    }

    @Test
    void shouldTellWhatTheClientSaidWhenItCancelled() {
        String cancelled = OrderFixture.storedDecision(2, "CANCELLED", "CANCELLED")
                .replace(
                        "\"explanation\":\"e\"",
                        "\"explanation\":\"pending is now cancelled; the comment: \\\"Ordered\\\" twice\"");
        streamsApp.answer(
                "order-decisions",
                query -> Reply.found("{\"items\":[%s,%s]}"
                        .formatted(OrderFixture.storedDecision(1, "PLACED", "PENDING"), cancelled)));

        assertThat(api.get(PATH).at("/decisions/1/explanation")).endsWith("; the comment: \"Ordered\" twice");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 99, 100, 101, 2003})
    void shouldGiveEveryDecision(long count) {
        OrderFixture.storeDecisions(streamsApp, count, OrderStep.FAILED, OrderStatus.FAILED);
        JsonNode decisions = api.get(PATH).json().at("/decisions");

        assertThat(decisions.size()).isEqualTo((int) count);
        assertThat(decisions
                        .valueStream()
                        .map(decision -> decision.at("/sequence").longValue()))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(streamsApp.count("order-decisions")).isEqualTo((int) (count / 100 + 1));
    }

    @Test
    void shouldAnswerUnknownOrderWith404() {
        streamsApp.reset();

        assertThat(api.get(PATH).status()).isEqualTo(404);
    }
}
