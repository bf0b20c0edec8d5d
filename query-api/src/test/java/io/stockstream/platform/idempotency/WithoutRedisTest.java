package io.stockstream.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeCache.Mood;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WithoutRedisTest extends IdempotencyFixture {

    private static final String NOTIFICATION = "{\"email\":\"name@example.com\",\"message\":\"Hello.\"}";

    private Answer notify(String key) {
        return post("/test_notification", key, NOTIFICATION);
    }

    @Test
    void shouldGoOnWithTheSameIdsAndSayItOnce(CapturedOutput log) {
        Answer guarded = notify(KEY);
        redis.mood(Mood.AWAY);
        for (int i = 0; i < 20; i++) {
            Answer repeat = notify(KEY);

            assertThat(repeat.status()).isEqualTo(202);
            assertThat(repeat.header("Idempotency-Replayed")).isEmpty();
            assertThat(repeat.text()).isEqualTo(guarded.text());
        }
        assertThat(notify("another").at("/task_id")).isNotEqualTo(guarded.at("/task_id"));
        assertThat(kafka.values(Topics.TASKS_PRIORITY)).hasSize(22);
        assertThat(log.toString().lines().filter(line -> line.contains("Redis does not answer")))
                .singleElement()
                .asString()
                .contains("WARN")
                .contains("Idempotency-Key")
                .doesNotContain(KEY);
    }

    @Test
    void shouldNotWaitForARedisThatHangs() {
        redis.mood(Mood.HANGING);
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(post(movement(1)).status()).isEqualTo(202);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(count("unguarded")).isPositive();
    }

    @Test
    void shouldNotLockAKeyWhoseClaimIsAnsweredTooLate() {
        redis.mood(Mood.MUTE);
        assertThat(post(movement(1)).header("Idempotency-Replayed")).isEmpty();
        redis.mood(Mood.WELL);

        assertThat(post(movement(1)).header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void shouldGuardAgainWhenRedisIsBack() {
        redis.mood(Mood.AWAY);
        for (int i = 0; i < 10; i++) {
            post(movement(1));
        }
        redis.mood(Mood.WELL);

        // A key each time: one whose answer a stalled machine was too slow to keep stays claimed for a minute.
        AtomicInteger keys = new AtomicInteger();
        await().until(() -> {
            String key = "back-" + keys.incrementAndGet();
            notify(key);
            return notify(key).header("Idempotency-Replayed").isPresent();
        });
    }

    @Test
    void shouldGiveAnswerThatCannotBeKept() {
        kafka.onFact(fact -> redis.mood(Mood.AWAY));
        assertThat(post(movement(1)).status()).isEqualTo(202);
        redis.mood(Mood.WELL);

        assertThat(redis.keys())
                .as("the claim runs out")
                .singleElement()
                .satisfies(key -> assertThat(redis.ttl(key)).contains(Duration.ofSeconds(60)));
        assertThat(post(movement(1)).status()).isEqualTo(409);
    }
}
