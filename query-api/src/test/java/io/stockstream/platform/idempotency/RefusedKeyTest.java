package io.stockstream.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedKeyTest extends IdempotencyFixture {

    static List<String> wrongKeys() {
        return List.of("", "two words", "tab\tinside", "x".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void shouldRefuseAWrongKey(String key) {
        Answer answer = post(MOVEMENTS, key, movement(1));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("invalid_field");
        assertThat(answer.at("/errors/0/field")).isEqualTo("Idempotency-Key");
        assertThat(kafka.facts()).isEmpty();
    }

    @Test
    void shouldRefuseTwoKeys() {
        Answer answer =
                api.post(MOVEMENTS, "application/json", movement(1), "Idempotency-Key", "a", "Idempotency-Key", "b");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("Idempotency-Key");
    }

    @Test
    void shouldTakeTheLongestKeyAndEveryVisibleCharacter() {
        StringBuilder key = new StringBuilder();
        for (char c = '!'; c <= '~'; c++) {
            key.append(c);
        }

        assertThat(post(MOVEMENTS, key.toString(), movement(1)).status()).isEqualTo(202);
        assertThat(post(MOVEMENTS, "x".repeat(255), movement(1)).status()).isEqualTo(202);
    }

    @Test
    void shouldRefuseTheKeyOfAnotherBody() {
        double conflicts = count("reused");
        post(movement(1));
        Answer other = post(movement(2));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code")).isEqualTo("idempotency_key_reused");
        assertThat(other.at("/errors/0/field")).isEqualTo("Idempotency-Key");
        assertThat(post(movement(1) + " ").status()).as("white space counts").isEqualTo(422);
        assertThat(post(movement(1)).status()).as("the first stays").isEqualTo(202);
        assertThat(kafka.facts()).hasSize(1);
        assertThat(count("reused")).isEqualTo(conflicts + 2);
    }

    @Test
    void shouldTellARepeatThatTheFirstIsStillHandled() throws Exception {
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        kafka.onFact(fact -> {
            handling.countDown();
            awaitQuietly(answered);
        });
        CompletableFuture<Answer> first = inBackground(1);
        handling.await();
        Answer repeat = post(movement(1));
        Answer other = post(movement(2));
        answered.countDown();

        assertThat(repeat.status()).isEqualTo(409);
        assertThat(repeat.at("/code")).isEqualTo("idempotency_key_in_use");
        assertThat(repeat.header("Retry-After")).contains("1");
        assertThat(other.at("/code")).isEqualTo("idempotency_key_reused");
        assertThat(first.join().status()).isEqualTo(202);
        assertThat(post(movement(1)).header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void shouldHandleOneOfManyThatComeTogether() {
        List<Answer> answers = Stream.generate(() -> inBackground(1)).limit(32).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(kafka.facts()).hasSize(1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(202, 409))
                .filteredOn(answer -> answer.status() == 202
                        && answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void shouldFreeTheKeyOfAProcessThatEnded() throws Exception {
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        List<CompletableFuture<Answer>> first = new ArrayList<>();
        kafka.onFact(fact -> {
            kafka.onFact(second -> {});
            handling.countDown();
            awaitQuietly(answered);
        });
        first.add(inBackground(1));
        handling.await();
        redis.keys().forEach(redis::expire);
        CompletableFuture<Answer> second = inBackground(1);
        answered.countDown();

        assertThat(second.join().status()).isEqualTo(202);
        assertThat(first.getFirst().join().status()).isEqualTo(202);
        assertThat(post(movement(1)).header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void shouldRefuseLargeBodiesAsEver() {
        byte[] large = new byte[2 * 1024 * 1024];
        Answer chunked = api.send(api.request(MOVEMENTS, "Content-Type", "application/json", "Idempotency-Key", KEY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

        assertThat(chunked.status()).isEqualTo(413);
        assertThat(post("x".repeat(large.length)).status()).isEqualTo(413);
        assertThat(redis.keys()).isEmpty();
    }

    @Test
    void shouldIgnoreTheKeyOfOtherMethods() {
        assertThat(api.get("/api/v1/stock/SKU-1", "Idempotency-Key", "").status())
                .isEqualTo(404);
    }

    private CompletableFuture<Answer> inBackground(int quantity) {
        return CompletableFuture.supplyAsync(
                () -> post(movement(quantity)), task -> Thread.ofVirtual().start(task));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
