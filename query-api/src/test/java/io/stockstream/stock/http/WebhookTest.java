package io.stockstream.stock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.stock.MovementReported;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class WebhookTest {

    private static final String PATH = "/api/v1/kafka/webhook";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @BeforeEach
    void reset() {
        kafka.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {STRUCTURED, "application/json", "application/cloudevents+json; charset=UTF-8"})
    void shouldWriteStructuredEvent(String contentType) {
        Answer answer = api.post(PATH, contentType, Bodies.event());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text())
                .isEqualTo("{\"id\":\"event-1\",\"movement_id\":\"%s\"}".formatted(Bodies.MOVEMENT_ID));
        assertThat(answer.header("Location")).contains("/api/v1/movements/" + Bodies.MOVEMENT_ID);
        assertThat(kafka.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.key()).isEqualTo("SKU-1");
            assertThat(fact.value().getQuantity()).isEqualTo(100);
            assertThat(fact.value().getSubject()).isEqualTo("WH-3322:DEPARTURE");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795255200000", "\"2026-11-21T10:00:00Z\"", "\"2026-11-21T13:00:00+03:00\""})
    void shouldReadBothFormsOfTime(String time) {
        assertThat(api.post(PATH, STRUCTURED, Bodies.event(time, Bodies.MOVEMENT))
                        .status())
                .isEqualTo(202);

        assertThat(kafka.facts().getFirst().value().getSentAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void shouldWriteBinaryEvent() {
        Answer answer = api.post(
                PATH,
                "application/json",
                Bodies.MOVEMENT,
                "ce-specversion",
                "1.0",
                "ce-id",
                "event%20%D1%8F",
                "ce-source",
                "WH+3322",
                "ce-type",
                "ru.retail.warehouses.movement",
                "ce-time",
                "1795255200000");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/id")).isEqualTo("event я");
        MovementReported fact = kafka.facts().getFirst().value();
        assertThat(fact.getSource()).isEqualTo("WH+3322");
        assertThat(fact.getSentAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void shouldNameHeaderOfBinaryEvent() {
        Answer answer = api.post(PATH, "application/json", Bodies.MOVEMENT, "ce-specversion", "0.3", "ce-id", "a%zz");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("ce-id");
    }

    /** The exact bytes that the official npm SDK (cloudevents 10) sends for an event with the data of this contract. */
    @Test
    void shouldTakeTheModesOfTheNodeSdk() {
        String event = """
                {"id":"event-1","time":"2026-11-21T10:00:00.000Z","type":"ru.retail.warehouses.movement","source":"WH-3322",\
                "specversion":"1.0","datacontenttype":"application/json","data":%s}""".formatted(Bodies.MOVEMENT);

        Answer binary = api.post(
                PATH,
                "application/json; charset=utf-8",
                Bodies.MOVEMENT,
                "ce-id",
                "event-1",
                "ce-time",
                "2026-11-21T10:00:00.000Z",
                "ce-type",
                "ru.retail.warehouses.movement",
                "ce-source",
                "WH-3322",
                "ce-specversion",
                "1.0");

        assertThat(binary.status()).as(binary.text()).isEqualTo(202);
        assertThat(api.post(PATH, "application/cloudevents+json; charset=utf-8", event)
                        .status())
                .isEqualTo(202);
        assertThat(api.post(
                                PATH,
                                "application/cloudevents-batch+json; charset=utf-8",
                                "[%s,%s]".formatted(event, event))
                        .status())
                .isEqualTo(202);
        assertThat(kafka.facts()).hasSize(4);
    }

    @Test
    void shouldCompareTheMediaTypeOfTheBodyInAnyCase() {
        assertThat(api.post(PATH, "Application/CloudEvents+JSON", Bodies.event())
                        .status())
                .isEqualTo(202);
        assertThat(api.post(PATH, "application/jsonx", Bodies.event()).status()).isEqualTo(415);
    }

    @Test
    void shouldGrantTheHandshakeOfTheWebhookSpecification() {
        Answer answer = api.send(api.request(
                        PATH,
                        "WebHook-Request-Origin",
                        "eventemitter.example.com",
                        "WebHook-Request-Rate",
                        "120",
                        "WebHook-Request-Callback",
                        "https://example.com/confirm")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("WebHook-Allowed-Origin")).contains("eventemitter.example.com");
        assertThat(answer.header("WebHook-Allowed-Rate")).contains("*");
        assertThat(answer.header("Allow").orElse("")).contains("POST");
    }

    @Test
    void shouldAnswerPlainOptionsWithoutAHandshake() {
        Answer answer = api.send(api.request(PATH).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow").orElse("")).contains("POST");
        assertThat(answer.header("WebHook-Allowed-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C0%AF", "%zz"})
    void shouldRefuseAHeaderThatIsNoUtf8(String id) {
        Answer answer = api.post(PATH, "application/json", Bodies.MOVEMENT, "ce-specversion", "1.0", "ce-id", id);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("ce-id");
    }

    @Test
    void shouldWriteBatchAsWhole() {
        Answer answer = api.post(PATH, BATCH, "[%s,%s]".formatted(Bodies.event(), Bodies.event()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/items").size()).isEqualTo(2);
        assertThat(answer.at("/items/1/movement_id")).isEqualTo(Bodies.MOVEMENT_ID);
        assertThat(kafka.facts()).hasSize(2);
    }

    @Test
    void shouldWriteNothingOfBatchWithOneError() {
        String bad = Bodies.event("null", Bodies.withQuantity("0"));
        Answer answer = api.post(PATH, BATCH, "[%s,%s,%s]".formatted(Bodies.event(), Bodies.event(), bad));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("[2].data.quantity");
        assertThat(kafka.facts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void shouldRefuseBatchOfWrongSize(int size) {
        String body = "[" + String.join(",", java.util.Collections.nCopies(size, Bodies.event())) + "]";
        Answer answer = api.post(PATH, BATCH, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("(body)");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-5,-5",
        "1.5,1.5",
        "1000000000000000000000000000000,1000000000000000000000000000000",
        "1e30,1E+30",
        "true,true"
    })
    void shouldNameWrongQuantity(String quantity, String echoed) {
        Answer answer = api.post(PATH, STRUCTURED, Bodies.event("null", Bodies.withQuantity(quantity)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo("invalid_field");
        assertThat(answer.at("/errors/0/field")).isEqualTo("data.quantity");
        assertThat(answer.at("/errors/0/value")).isEqualTo(echoed);
        assertThat(answer.json().at("/errors").size()).isEqualTo(1);
    }

    @Test
    void shouldNameMissingFieldAndUnknownEvent() {
        String data = Bodies.MOVEMENT.replace("\"departure\"", "\"teleport\"").replace("product_id", "product");
        Answer answer = api.post(PATH, STRUCTURED, Bodies.event("null", data));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("data.event", "data.product_id");
    }

    @Test
    void shouldCutEchoedValues() {
        Answer answer =
                api.post(PATH, STRUCTURED, Bodies.event("null", Bodies.withQuantity("\"" + "x".repeat(5000) + "\"")));

        assertThat(answer.at("/errors/0/value")).hasSizeLessThan(110);
    }

    @Test
    void shouldNotFailOnTimeBeyondTheCalendar() {
        Answer answer = api.post(PATH, STRUCTURED, Bodies.event("9223372036854775807", Bodies.MOVEMENT));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("time");
    }

    @Test
    void shouldSayThatKafkaIsAway() {
        kafka.fail(new TimeoutException("no broker"));
        Answer answer = api.post(PATH, STRUCTURED, Bodies.event());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("kafka_unavailable");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.text()).doesNotContain("no broker");
    }
}
