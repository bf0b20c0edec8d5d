package io.stockstream.order.http;

import static io.stockstream.order.http.OrderFixture.ID;
import static io.stockstream.order.http.OrderFixture.commit;
import static io.stockstream.order.http.OrderFixture.decided;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ChangeOrderTest {

    private static final String PATH = "/api/v1/orders/order-1";

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

    private Answer patch(String status, String... headers) {
        return api.patch(PATH, "{\"status\":\"%s\"}".formatted(status), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,cancelled",
        "PROCESSED,cancelled",
        "PROCESSED,shipped",
        "SHIPPED,delivered",
        "SHIPPED,shipped",
        "DELIVERED,delivered",
        "CANCELLED,cancelled"
    })
    void shouldWriteWhatIsAllowedOrSoAlready(String present, String wanted) {
        OrderFixture.store(streamsApp, present);
        Answer answer = patch(wanted);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualToIgnoringCase(present);
        assertThat(kafka.others()).containsExactly("orders.requests order-1", "tasks.reports " + answer.at("/task_id"));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,shipped,cancelled",
        "PENDING,delivered,cancelled",
        "PROCESSED,delivered,shipped or cancelled",
        "SHIPPED,cancelled,delivered",
        "FAILED,cancelled,nothing",
        "FAILED,shipped,nothing",
        "DELIVERED,cancelled,nothing",
        "CANCELLED,shipped,nothing"
    })
    void shouldRefuseWhatCannotFollow(String present, String wanted, String allowed) {
        OrderFixture.store(streamsApp, present);
        Answer answer = patch(wanted);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("transition_not_allowed");
        assertThat(answer.at("/detail")).containsIgnoringCase(present).contains("; " + allowed + " can follow");
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldReadTheOrderBehindAllThatWasAskedOfIt() {
        streamsApp.answer(
                "orders",
                query -> Reply.found(
                        OrderFixture.stored(ID, "true".equals(query.get("settled")) ? "SHIPPED" : "PROCESSED")));

        assertThat(patch("cancelled").status()).isEqualTo(409);
    }

    @Test
    void shouldAnswer404ForAnUnknownOrder() {
        assertThat(patch("shipped").status()).isEqualTo(404);
        assertThat(api.post(PATH + "/cancel", "{}").status()).isEqualTo(404);
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldCancelWithoutABody() {
        OrderFixture.store(streamsApp, "PROCESSED");
        Answer answer = api.send(api.request(PATH + "/cancel").POST(BodyPublishers.noBody()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(kafka.values(Topics.ORDER_REQUESTS).getLast().getCommand()).isEqualTo(new CancelOrder(null));
        assertThat(kafka.values(Topics.TASK_REPORTS).getLast().getType()).isEqualTo("cancel_order");
    }

    @Test
    void shouldKeepTheCommentOfACancellation() {
        OrderFixture.store(streamsApp, "PENDING");
        Answer answer = api.post(PATH + "/cancel", "{\"comment\":\"Ordered twice\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(kafka.values(Topics.ORDER_REQUESTS).getLast().getCommand())
                .isEqualTo(new CancelOrder("Ordered twice"));
    }

    @Test
    void shouldSayWhichTaskChangesTheStatus() {
        OrderFixture.store(streamsApp, "PROCESSED");
        String first = patch("shipped").at("/task_id");
        String second = patch("shipped").at("/task_id");

        assertThat(first).as("each change is one of its own").isNotEqualTo(second);
        assertThat(kafka.values(Topics.ORDER_REQUESTS).getLast().getCommand())
                .isEqualTo(new ChangeOrderStatus(OrderStatus.SHIPPED));
        assertThat(kafka.values(Topics.TASK_REPORTS).getLast().getType()).isEqualTo("change_order_status");
    }

    @Test
    void shouldAnswerWithTheChangedOrder() {
        OrderFixture.store(streamsApp, "PROCESSED");
        kafka.onWritten(Topics.ORDER_REQUESTS, (request, offset) -> {
            OrderFixture.store(streamsApp, "SHIPPED");
            commit(kafka, decided(ID, 5, OrderStep.STATUS_CHANGED, OrderStatus.SHIPPED, offset));
        });
        Answer answer = patch("shipped", "Prefer", "wait=10");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("shipped");
        assertThat(answer.header("Preference-Applied")).contains("wait=10");
    }

    @Test
    void shouldAnswerRepetitionWithTheOrder() {
        OrderFixture.store(streamsApp, "CANCELLED");
        kafka.onWritten(
                Topics.ORDER_REQUESTS,
                (request, offset) -> commit(kafka, decided(ID, 6, OrderStep.DUPLICATE, OrderStatus.CANCELLED, offset)));
        Answer answer = api.post(PATH + "/cancel", "application/json", "{}", "Prefer", "wait=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("cancelled");
    }

    @Test
    void shouldAnswer409WhenTheDecisionIsARefusal() {
        OrderFixture.store(streamsApp, "PROCESSED");
        kafka.onWritten(
                Topics.ORDER_REQUESTS,
                (request, offset) -> commit(
                        kafka,
                        decided(ID, 6, OrderStep.REFUSED, OrderStatus.SHIPPED, offset)
                                .setReason(OrderReason.TRANSITION_NOT_ALLOWED)));
        Answer answer = api.post(PATH + "/cancel", "application/json", "{}", "Prefer", "wait=10");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("transition_not_allowed");
        assertThat(answer.at("/detail")).contains("is shipped").contains("delivered can follow");
    }

    @Test
    void shouldRefuseAnotherMediaType() {
        OrderFixture.store(streamsApp, "PROCESSED");

        assertThat(api.post(PATH + "/cancel", "text/plain", "please").status()).isEqualTo(415);
    }
}
