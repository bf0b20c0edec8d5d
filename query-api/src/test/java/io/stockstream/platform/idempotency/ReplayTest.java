package io.stockstream.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeCatalogue;
import io.stockstream.api.testing.FakeRows;
import io.stockstream.stock.Outcome;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReplayTest extends IdempotencyFixture {

    @Autowired
    private FakeRows rows;

    @Autowired
    private FakeCatalogue stores;

    private static void isReplayOf(Answer first, Answer second) {
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Preference-Applied")).isEqualTo(first.header("Preference-Applied"));
    }

    @Test
    void shouldGiveTheSameAnswerToARepeat() {
        double replays = count("replayed");
        Answer first = post(movement(1));
        Answer second = post(movement(1));

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(first.header("Location")).isPresent();
        isReplayOf(first, second);
        assertThat(kafka.facts()).hasSize(1);
        assertThat(count("replayed")).isEqualTo(replays + 1);
    }

    @Test
    void shouldKeepNeitherKeyNorBodyAndOnlyForADay() {
        post(MOVEMENTS, KEY, movement(77_777));

        assertThat(redis.keys()).singleElement().satisfies(key -> {
            assertThat(key).matches("idempotency:[0-9a-f]{64}");
            assertThat(redis.value(key).orElseThrow()).doesNotContain(KEY).doesNotContain("77777");
            assertThat(redis.ttl(key)).contains(Duration.ofHours(24));
        });
    }

    @Test
    void shouldTakeTheKeyOfEachPathForAnother() {
        post(movement(1));
        Answer other = post("/test_notification", KEY, "{\"email\":\"name@example.com\",\"message\":\"Hello.\"}");

        assertThat(other.status()).as(other.text()).isEqualTo(202);
        assertThat(other.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void shouldReplayADecisionThatWasWaitedFor() {
        kafka.onFact(fact -> kafka.decide(fact, Outcome.ACCEPTED, null, null));
        Answer first = post(MOVEMENTS, KEY, movement(1), "Prefer", "wait=5");
        Answer second = post(MOVEMENTS, KEY, movement(1), "Prefer", "wait=5");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.header("Preference-Applied")).contains("wait=5");
        isReplayOf(first, second);
        assertThat(kafka.facts()).hasSize(1);
    }

    @Test
    void shouldTellWhatBecameOfACommandWhenTheRepeatWantsToWait() {
        Answer first = post(MOVEMENTS, KEY, movement(1));
        kafka.onFact(fact -> kafka.decide(fact, Outcome.DUPLICATE, null, null));
        Answer second = post(MOVEMENTS, KEY, movement(1), "Prefer", "wait=5");
        Answer third = post(MOVEMENTS, KEY, movement(1));

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.header("Preference-Applied")).contains("wait=5");
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        isReplayOf(first, third);
    }

    @Test
    void shouldReplayTheCreationOfARow() {
        stores.reset();
        rows.reset();
        rows.capture(stores);
        String ada = "{\"username\":\"ada\",\"email\":\"ada@example.com\",\"description\":\"Ада 🚀\"}";
        Answer first = post("/users", KEY, ada);
        Answer second = post("/users", KEY, ada);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        isReplayOf(first, second);
        assertThat(post("/users", "another", ada).at("/code")).isEqualTo("taken");
    }

    @Test
    void shouldReplayARefusalThatFollowsFromTheBody() {
        Answer first = post(movement(-1));
        Answer second = post(movement(-1));

        assertThat(first.status()).isEqualTo(422);
        isReplayOf(first, second);
        assertThat(second.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void shouldKeepNoFailureOfThisSystem() {
        kafka.fail(new TimeoutException("no broker"));
        Answer failed = post(movement(1));
        kafka.reset();
        Answer repeated = post(movement(1));

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("Retry-After")).isPresent();
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void shouldKeepNoAnswerThatFollowsFromAStateOrAHeader() {
        assertThat(post("/api/v1/tasks/42/retry", KEY, "").status()).isEqualTo(404);
        assertThat(post("/nothing", KEY, "").status()).isEqualTo(404);
        assertThat(post("/status/1", KEY, "").status()).isEqualTo(405);
        assertThat(api.post(MOVEMENTS, "text/plain", "x", "Idempotency-Key", KEY)
                        .status())
                .isEqualTo(415);

        assertThat(redis.keys()).isEmpty();
    }

    @Test
    void shouldHandleAnewWhenTheTimeOfTheAnswerIsOver() {
        post(movement(1));
        redis.keys().forEach(redis::expire);
        Answer later = post(movement(2));

        assertThat(later.status()).isEqualTo(202);
        assertThat(kafka.facts()).hasSize(2);
    }

    @Test
    void shouldHandleAnewWhenTheKeyWasSetByHand() {
        post(movement(1));
        for (String text : new String[] {"", "x", "{}", "{\"request\":\"x\",\"answer\":{\"status\":200}}"}) {
            redis.keys().forEach(key -> redis.set(key, text));

            assertThat(post(movement(1)).status()).as(text).isEqualTo(202);
        }
        assertThat(kafka.facts()).hasSize(5);
    }
}
