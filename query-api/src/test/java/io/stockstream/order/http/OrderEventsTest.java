package io.stockstream.order.http;

import static io.stockstream.order.http.OrderFixture.ID;
import static io.stockstream.order.http.OrderFixture.commit;
import static io.stockstream.order.http.OrderFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class OrderEventsTest {

    private static final String PATH = "/api/v1/orders/order-1/events";

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
        OrderFixture.store(streamsApp, "PENDING");
    }

    @AfterEach
    void nothingStaysOpen() {
        await().untilAsserted(() -> assertThat(api.get("/actuator/prometheus").text())
                .contains("stockstream_streams{application=\"query-api\"} 0.0"));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private void stored(long count, OrderStep lastStep, OrderStatus lastStatus) {
        OrderFixture.storeDecisions(streamsApp, count, lastStep, lastStatus);
    }

    @Test
    void shouldTellWhatWasAndWhatComesAndEnd() throws Exception {
        stored(2, OrderStep.RESERVED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH)) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.contentType()).startsWith("text/event-stream");
            await().until(() -> client.ids().equals(upTo(2)));
            commit(kafka, outcome(ID, 2, OrderStep.RESERVED, OrderStatus.PENDING));
            commit(kafka, outcome(ID, 3, OrderStep.PROCESSED, OrderStatus.PROCESSED));
            await().until(() -> client.ids().equals(upTo(3)));
            assertThat(client.isEnded()).as("a processed order can be shipped").isFalse();
            commit(kafka, outcome(ID, 4, OrderStep.STATUS_CHANGED, OrderStatus.SHIPPED));
            commit(kafka, outcome(ID, 5, OrderStep.STATUS_CHANGED, OrderStatus.DELIVERED));

            await().until(client::isEnded);
            assertThat(client.ids()).isEqualTo(upTo(5));
            assertThat(client.lines()).startsWith("retry: 2000", "", "id: 1", "event: reserved");
        }
    }

    @Test
    void shouldTellTheSameOfADecisionWhetherItIsHeardOrRead() throws Exception {
        stored(2, OrderStep.FAILED, OrderStatus.FAILED);
        String read;
        try (EventClient client = new EventClient(api, PATH)) {
            await().until(client::isEnded);
            read = client.lines().stream()
                    .filter(line -> line.startsWith("data: "))
                    .toList()
                    .getLast();
        }
        stored(1, OrderStep.RESERVED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH)) {
            commit(kafka, outcome(ID, 2, OrderStep.FAILED, OrderStatus.FAILED).setReason(null));
            await().until(client::isEnded);

            String heard = client.lines().stream()
                    .filter(line -> line.startsWith("data: "))
                    .toList()
                    .getLast();
            assertThat(withoutPlaces(heard)).isEqualTo(withoutPlaces(read));
            assertThat(JsonMapper.shared().readTree(heard.substring(6)).propertyNames())
                    .hasSize(11);
        }
    }

    private static String withoutPlaces(String data) {
        return data.replaceAll("\\{\"topic\"[^}]*}", "{}");
    }

    @ParameterizedTest
    @CsvSource({"Last-Event-ID,3,?x=1", "X-Nothing,x,?last_event_id=3", "Last-Event-ID,3,?last_event_id=1"})
    void shouldGoOnAfterTheLastEventOfTheClient(String header, String value, String query) throws Exception {
        stored(250, OrderStep.CANCELLED, OrderStatus.CANCELLED);
        try (EventClient client = new EventClient(api, PATH + query, header, value)) {
            await().until(client::isEnded);

            assertThat(client.ids())
                    .isEqualTo(LongStream.rangeClosed(4, 250).boxed().toList());
            assertThat(client.lines()).contains("event: cancelled");
        }
    }

    @ParameterizedTest
    @CsvSource({"Last-Event-ID,4,''", "Last-Event-ID,999999999999999999,''", "X-Nothing,x,?last_event_id=251"})
    void shouldTellEverythingToAClientThatHasAnEventThatNeverWas(String header, String value, String query)
            throws Exception {
        stored(3, OrderStep.CANCELLED, OrderStatus.CANCELLED);
        OrderFixture.store(streamsApp, "CANCELLED");
        try (EventClient client = new EventClient(api, PATH + query, header, value)) {
            await().until(client::isEnded);

            assertThat(client.status()).isEqualTo(200);
            assertThat(client.ids()).isEqualTo(upTo(3));
        }
    }

    @Test
    void shouldReadWhatItDidNotHear() throws Exception {
        stored(1, OrderStep.PLACED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH)) {
            await().until(() -> client.ids().equals(upTo(1)));
            stored(4, OrderStep.FAILED, OrderStatus.FAILED);
            commit(kafka, outcome(ID, 4, OrderStep.FAILED, OrderStatus.FAILED));

            await().until(client::isEnded);
            assertThat(client.ids()).isEqualTo(upTo(4));
        }
    }

    @Test
    void shouldNotTellOfADecisionBeforeThoseThatComeFirst() throws Exception {
        stored(1, OrderStep.PLACED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH)) {
            await().until(() -> client.ids().equals(upTo(1)));
            commit(kafka, outcome(ID, 3, OrderStep.FAILED, OrderStatus.FAILED));

            await().until(client::isEnded);
            assertThat(client.ids()).as("the client comes back").isEqualTo(upTo(1));
        }
    }

    @Test
    void shouldSayThatItIsAliveAndReadWhatTheFeedMissed() throws Exception {
        stored(1, OrderStep.PLACED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH)) {
            await().until(() -> client.lines().contains(": alive"));
            stored(2, OrderStep.FAILED, OrderStatus.FAILED);

            await().until(client::isEnded);
            assertThat(client.ids()).isEqualTo(upTo(2));
        }
    }

    @Test
    void shouldLiveThroughAMoveOfTheStore() throws Exception {
        stored(1, OrderStep.PLACED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH)) {
            await().until(() -> client.ids().equals(upTo(1)));
            streamsApp.answer("order-decisions", query -> Reply.moving());
            int before = streamsApp.count("order-decisions");
            await().until(() -> streamsApp.count("order-decisions") > before);
            commit(kafka, outcome(ID, 2, OrderStep.FAILED, OrderStatus.FAILED));

            await().until(client::isEnded);
            assertThat(client.ids()).isEqualTo(upTo(2));
        }
    }

    @Test
    void shouldWaitForTheLastDecisionThatTheStoreDoesNotShowYet() throws Exception {
        OrderFixture.store(streamsApp, "FAILED");
        stored(2, OrderStep.RESERVED, OrderStatus.PENDING);
        try (EventClient client = new EventClient(api, PATH, "Last-Event-ID", "2")) {
            assertThat(client.status()).isEqualTo(200);
            stored(3, OrderStep.FAILED, OrderStatus.FAILED);

            await().until(client::isEnded);
            assertThat(client.ids()).containsExactly(3L);
        }
    }
}
