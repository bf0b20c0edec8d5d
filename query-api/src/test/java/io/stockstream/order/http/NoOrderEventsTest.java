package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests for events that end before any event is sent. */
@ApiTest
class NoOrderEventsTest {

    private static final String PATH = "/api/v1/orders/order-1/events";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        OrderFixture.store(streamsApp, "PENDING");
    }

    private void stored(long count, OrderStep lastStep, OrderStatus lastStatus) {
        OrderFixture.storeDecisions(streamsApp, count, lastStep, lastStatus);
    }

    @Test
    void shouldAnswerUnknownOrderWith404() {
        streamsApp.reset();
        Answer answer = api.get(PATH, "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void shouldAnswer503WhileTheStoreMoves() {
        streamsApp.answer("order-decisions", query -> Reply.moving());

        assertThat(api.get(PATH).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"Last-Event-ID,x,?x=1,Last-Event-ID", "X-Nothing,x,?last_event_id=-1,last_event_id"})
    void shouldRefuseEventThatIsNoNumber(String header, String value, String query, String field) {
        Answer answer = api.get(PATH + query, header, value);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void shouldRefuseMoreStreamsThanAllowedUntilAClientGoes() throws Exception {
        stored(1, OrderStep.PLACED, OrderStatus.PENDING);
        try (EventClient first = new EventClient(api, PATH)) {
            try (EventClient second = new EventClient(api, PATH)) {
                Answer third = api.get(PATH);

                assertThat(first.status()).isEqualTo(200);
                assertThat(second.status()).isEqualTo(200);
                assertThat(third.status()).isEqualTo(503);
                assertThat(third.at("/code")).isEqualTo("too_many_waiters");
            }
            stored(2, OrderStep.FAILED, OrderStatus.FAILED);
            await().until(first::isEnded);
            await().until(() -> api.get(PATH).status() == 200);
        }
    }

    @Test
    void shouldSayWhatItCanBeAccepted() {
        Answer answer = api.get(PATH, "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.at("/detail")).isEqualTo("Accept text/event-stream.");
    }

    @Test
    void shouldNotHoldAnAnswerWithoutABodyOpen() {
        assertThat(api.send(api.request(PATH).HEAD()).status()).isEqualTo(200);
    }

    @Test
    void shouldSayThatThereIsNothingMore() {
        OrderFixture.store(streamsApp, "FAILED");
        stored(3, OrderStep.FAILED, OrderStatus.FAILED);
        Answer answer = api.get(PATH, "Last-Event-ID", "3");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }
}
