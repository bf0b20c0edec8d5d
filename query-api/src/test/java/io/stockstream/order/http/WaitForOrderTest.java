package io.stockstream.order.http;

import static io.stockstream.order.http.OrderFixture.ID;
import static io.stockstream.order.http.OrderFixture.ORDER;
import static io.stockstream.order.http.OrderFixture.commit;
import static io.stockstream.order.http.OrderFixture.decided;
import static io.stockstream.order.http.OrderFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.Topics;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class WaitForOrderTest {

    private static final String PATH = "/api/v1/orders";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() throws InterruptedException {
        kafka.reset();
        kafka.awaitFeed();
        streamsApp.reset();
    }

    private Answer post(String wait) {
        return api.post(PATH, "application/json", ORDER, "Prefer", wait);
    }

    private void onRequest(LongConsumer script) {
        kafka.onWritten(Topics.ORDER_REQUESTS, (request, offset) -> script.accept(offset));
    }

    /** Only a read of everything written sees the status. */
    private void storeWhenWritten(String status) {
        streamsApp.answer(
                "orders",
                query ->
                        Reply.found(OrderFixture.stored(ID, "true".equals(query.get("written")) ? status : "PENDING")));
    }

    @Test
    void shouldAnswerWithTheProcessedOrder() {
        storeWhenWritten("PROCESSED");
        onRequest(offset -> {
            commit(kafka, decided(ID, 1, OrderStep.PLACED, OrderStatus.PENDING, offset));
            commit(kafka, outcome(ID, 2, OrderStep.RESERVED, OrderStatus.PENDING));
            commit(kafka, outcome(ID, 3, OrderStep.PROCESSED, OrderStatus.PROCESSED));
        });
        Answer answer = post("wait=10");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).contains("wait=10");
        assertThat(answer.at("/status")).isEqualTo("processed");
        assertThat(answer.text()).contains("\"unit_price\":99.90");
    }

    @Test
    void shouldAnswerWithTheFailedOrderAndItsReason() {
        storeWhenWritten("FAILED");
        onRequest(offset -> {
            commit(kafka, decided(ID, 1, OrderStep.PLACED, OrderStatus.PENDING, offset));
            commit(kafka, outcome(ID, 2, OrderStep.FAILED, OrderStatus.FAILED));
        });
        Answer answer = post("wait=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("failed");
        assertThat(answer.at("/reason")).isEqualTo("insufficient_stock");
    }

    @Test
    void shouldAnswer409WhenTheOrderIsKnownWithAnotherContent() {
        onRequest(offset -> {
            // Another client's order with the same id is decided meanwhile: that says nothing about this one.
            commit(kafka, outcome(ID, 7, OrderStep.PROCESSED, OrderStatus.PROCESSED));
            commit(
                    kafka,
                    decided(ID, 8, OrderStep.REFUSED, OrderStatus.PROCESSED, offset)
                            .setReason(OrderReason.CONFLICTING_DUPLICATE));
        });
        Answer answer = post("wait=10");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("conflicting_duplicate");
        assertThat(answer.at("/detail")).contains(ID).contains("processed");
    }

    @Test
    void shouldAnswerDuplicateAtOnceWhenTheOrderIsDecided() {
        storeWhenWritten("SHIPPED");
        onRequest(offset -> commit(kafka, decided(ID, 9, OrderStep.DUPLICATE, OrderStatus.SHIPPED, offset)));

        assertThat(post("wait=10").at("/status")).isEqualTo("shipped");
    }

    @Test
    void shouldGoOnWaitingWhenTheDuplicateIsPending() {
        storeWhenWritten("CANCELLED");
        onRequest(offset -> {
            commit(kafka, decided(ID, 4, OrderStep.DUPLICATE, OrderStatus.PENDING, offset));
            commit(kafka, outcome(ID, 5, OrderStep.RESERVED, OrderStatus.PENDING));
            commit(kafka, decided(ID, 6, OrderStep.CANCELLED, OrderStatus.CANCELLED, offset + 1));
        });
        Answer answer = post("wait=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("cancelled");
    }

    @Test
    void shouldAnswerWithTheOrderSoFarWhenTimeRunsOut() {
        OrderFixture.store(streamsApp, "PENDING");
        onRequest(offset -> commit(kafka, decided(ID, 1, OrderStep.PLACED, OrderStatus.PENDING, offset)));
        Answer answer = post("wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualTo("pending");
        assertThat(answer.at("/lines/0/sku")).isEqualTo("SKU-1");
        assertThat(answer.header("Location")).contains(PATH + "/order-1");
    }

    @Test
    void shouldAnswerWithTheReceiptWhenThereIsNoOrderYet() {
        Answer answer = post("wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().propertyNames()).containsExactly("order_id", "task_id", "status");
    }

    @Test
    void shouldAnswerWithTheReceiptWhenTheStoreMoves() {
        streamsApp.answer("orders", query -> Reply.moving());
        onRequest(offset -> commit(kafka, decided(ID, 1, OrderStep.DUPLICATE, OrderStatus.PROCESSED, offset)));
        Answer answer = post("wait=10");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualTo("processed");
    }

    @Test
    void shouldAnswerAsTheTaskWouldInTheWordsOfTheShop() {
        storeWhenWritten("FAILED");
        onRequest(offset -> commit(kafka, decided("123", 1, OrderStep.DUPLICATE, OrderStatus.FAILED, offset)));
        Answer answer = api.post("/order", "application/json", """
                {"id":"123","item":"SKU-1","qty":2,"email":"user@example.com"}""", "Prefer", "wait=10");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"task_id":"%s","status":"succeeded","result":{"order_id":"123","status":"failed",\
                "reason":"insufficient_stock"}}""".formatted(answer.at("/task_id")));
        assertThat(streamsApp.count("orders")).isEqualTo(1);
    }

    @Test
    void shouldSayThatTheTaskIsRequestedWhenTimeRunsOut() {
        Answer answer = api.post("/order", "application/json", """
                {"id":"123","item":"SKU-1","qty":2,"email":"user@example.com"}""", "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text())
                .isEqualTo("{\"task_id\":\"%s\",\"status\":\"requested\",\"result\":null}"
                        .formatted(answer.at("/task_id")));
    }

    @Test
    void shouldRefuseWrongWaitAndWriteNothing() {
        assertThat(post("wait=31").status()).isEqualTo(422);
        assertThat(kafka.others()).isEmpty();
    }
}
