package io.stockstream.stock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class WaitingTest {

    private static final String PATH = "/api/v1/kafka/webhook";
    private static final String STRUCTURED = "application/cloudevents+json";

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
        streamsApp.answer(
                "movements",
                query -> Reply.found("""
                {"items":[{"movement_id":"%s","sku":"%s","status":"%s","sender":null,"receiver":null,\
                "time_difference_seconds":null,"quantity_difference":null,"rejection":null,"version":1}]}""".formatted(
                                query.get("movement_id"),
                                query.get("sku"),
                                "true".equals(query.get("fresh")) ? "IN_TRANSIT" : "ARRIVED_UNMATCHED")));
    }

    private Answer post(String wait) {
        return api.post(PATH, STRUCTURED, Bodies.event(), "Prefer", wait);
    }

    @Test
    void shouldAnswerWithAcceptedAndFreshMovement() {
        kafka.onFact(fact -> later(100, () -> kafka.decide(fact, Outcome.ACCEPTED, null, null)));
        Answer answer = post("wait=5");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).contains("wait=5");
        assertThat(answer.json().at("/decision").toString())
                .isEqualTo(
                        "{\"outcome\":\"accepted\",\"reason\":null,\"available\":null,\"decided_at\":\"2026-11-22T11:00:01.250Z\","
                                + "\"not_before\":null,\"explanation\":null}");
        assertThat(answer.at("/movement/status")).isEqualTo("in_transit");
        assertThat(streamsApp.count("stock-levels"))
                .as("stock is read fresh too")
                .isEqualTo(1);
    }

    @Test
    void shouldAnswerWithRejectionAndItsReason() {
        kafka.onFact(
                fact -> later(20, () -> kafka.decide(fact, Outcome.REJECTED, RejectionReason.INSUFFICIENT_STOCK, 98L)));
        Answer answer = post("respond-async, wait=5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/decision/outcome")).isEqualTo("rejected");
        assertThat(answer.at("/decision/reason")).isEqualTo("insufficient_stock");
        assertThat(answer.at("/decision/available")).isEqualTo("98");
    }

    @Test
    void shouldNameTheHorizonAndTheWayOutOfWhatIsTooOld() {
        kafka.onFact(fact -> later(20, () -> kafka.decide(fact, Outcome.REJECTED, RejectionReason.TOO_OLD, null)));
        Answer answer = post("wait=5");

        assertThat(answer.at("/decision/reason")).isEqualTo("too_old");
        assertThat(answer.at("/decision/not_before")).isEqualTo("2025-10-17T00:00:00Z");
        assertThat(answer.at("/decision/explanation"))
                .contains("before 2025-10-17T00:00:00Z")
                .contains("new movement_id");
    }

    @Test
    void shouldTakeDecisionThatComesBeforeTheAcknowledgement() {
        kafka.onFact(fact -> {
            kafka.decide(fact, Outcome.DUPLICATE, null, null);
            kafka.awaitDecisionsRead();
        });
        Answer answer = post("wait=5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/decision/outcome")).isEqualTo("duplicate");
    }

    @Test
    void shouldNotTakeTheDecisionOnAnotherFactOfTheSameMovement() {
        kafka.onFact(fact -> kafka.decide(
                new FakeKafka.Fact(fact.value(), fact.key(), fact.offset() + 1000), Outcome.ACCEPTED, null, null));
        Answer answer = post("wait=1");

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void shouldAnswerWithStateSoFarWhenTimeRunsOut() {
        Answer answer = post("wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/decision")).isEqualTo("null");
        assertThat(answer.at("/movement/status")).isEqualTo("arrived_unmatched");
        assertThat(answer.header("Location")).contains("/api/v1/movements/" + Bodies.MOVEMENT_ID);
    }

    @Test
    void shouldAnswerWithDecisionThoughTheStoreMoves() {
        streamsApp.answer("movements", query -> Reply.moving());
        kafka.onFact(fact -> kafka.decide(fact, Outcome.ACCEPTED, null, null));
        Answer answer = post("wait=5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/movement")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait=31", "wait=-1", "wait=x", "wait=", "wait"})
    void shouldRefuseWrongWait(String prefer) {
        Answer answer = post(prefer);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("Prefer");
        assertThat(kafka.facts()).isEmpty();
    }

    @Test
    void shouldRefuseMoreWaitersThanAllowed() {
        List<CompletableFuture<Answer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post("wait=2"), task -> Thread.ofVirtual().start(task)))
                .limit(4)
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().status()))
                .containsExactlyInAnyOrder(202, 202, 503, 503);
        assertThat(api.get("/actuator/prometheus").text())
                .contains("stockstream_waiters{application=\"query-api\"} 0.0");
        assertThat(kafka.facts()).as("the refused ones wrote nothing").hasSize(2);
    }

    private static void later(int millis, Runnable task) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(task);
    }
}
