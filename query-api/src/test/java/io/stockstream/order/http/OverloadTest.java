package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeLags;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.overload.OrderGate;
import io.stockstream.platform.web.ApiException;
import io.stockstream.schema.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The responses of an overloaded server. */
@ApiTest
class OverloadTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String MOVEMENTS = "/api/v1/movements";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @Autowired
    private FakeLags lags;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private OrderGate gate;

    private final List<String> underWay = new ArrayList<>();

    @BeforeEach
    void reset() {
        kafka.reset();
        streamsApp.reset();
        OrderFixture.store(streamsApp, "PENDING");
    }

    @AfterEach
    void calm() {
        lags.reset();
        underWay.forEach(this::end);
    }

    private void end(String orderId) {
        gate.heard(OrderFixture.outcome(orderId, 1, OrderStep.PROCESSED, OrderStatus.PROCESSED)
                .build());
    }

    /** Admits orders of a thousand lines, then small ones, until no more are admitted. */
    private void fill() {
        for (int lines : new int[] {1_000, 1}) {
            try {
                while (true) {
                    String orderId = UUID.randomUUID().toString();
                    gate.enter(orderId, lines);
                    underWay.add(orderId);
                }
            } catch (ApiException full) {
                assertThat(full.code().code()).isEqualTo("overloaded");
            }
        }
    }

    private Answer order() {
        return api.post(ORDERS, """
                {"email":"user@example.com","currency":"EUR","lines":[{"sku":"SKU-1","quantity":1,"unit_price":1}]}""");
    }

    private Answer movement() {
        return api.post(MOVEMENTS, """
                {"movement_id":"%s","warehouse_id":"25718666-6af6-4281-b5a6-3016e36fa557",\
                "timestamp":"2026-11-21T10:00:00Z","event":"arrival","product_id":"SKU-1","quantity":1}""".formatted(UUID.randomUUID()));
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Retry-After")).contains("2");
        assertThat(answer.at("/code")).isEqualTo("overloaded");
        assertThat(answer.at("/detail")).contains("nothing was written").contains("Send it again");
    }

    @Test
    void shouldRefuseAnOrderAtOnceAndWriteNothingWhileTooManyAreUnderWay() {
        // Orders of other tests are forgotten after a while, which frees places.
        await().untilAsserted(() -> {
            kafka.reset();
            fill();

            isRefused(order());
            isRefused(api.post("/order", """
                    {"id":"%s","item":"SKU-1","qty":2,"email":"user@example.com"}""".formatted(UUID.randomUUID())));
            assertThat(kafka.others()).isEmpty();
        });

        end(underWay.removeLast());

        assertThat(order().status()).as("there is room again").isEqualTo(202);
        assertThat(kafka.others()).hasSize(2);
    }

    @Test
    void shouldTakeWhatRelievesAndAllThatIsNoOrderWhileTooManyOrdersAreUnderWay() {
        fill();

        assertThat(api.post(ORDERS + "/order-1/cancel", "{}").status()).isEqualTo(202);
        assertThat(movement().status()).isEqualTo(202);
        assertThat(api.get(ORDERS + "/order-1").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseOrdersAndMovementsWhileStockIsFarBehindWhoeverWroteWhatWaits() {
        lags.stand(Topics.MOVEMENTS, 0, 100_000);
        await().until(() -> movement().status() == 503);
        kafka.reset();

        isRefused(order());
        isRefused(movement());
        assertThat(api.post(ORDERS + "/order-1/cancel", "{}").status()).isEqualTo(202);
        assertThat(kafka.facts()).isEmpty();
        assertThat(kafka.others()).as("the cancellation and its task").hasSize(2);

        lags.reset();

        await().until(() -> order().status() == 202 && movement().status() == 202);
    }
}
