package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** Which of two values stays. */
class FencedCacheTest extends FencedCacheFixture {

    @Test
    void shouldKeepTheNewerValueWhenAnOlderOneComesLate() {
        put("7", at(20));
        put("5", at(10));

        assertThat(value()).isEqualTo("7");
    }

    @Test
    void shouldTakeTheNextValue() {
        put("7", at(9));
        put("5", at(10));

        assertThat(value()).isEqualTo("5");
    }

    @Test
    void shouldTakeAnyValueOfATopicThatWasMadeAnew() {
        put("7", at(1_000));
        put("5", new Fence(Uuid.randomUuid(), 3, 0));

        assertThat(value()).isEqualTo("5");
    }

    @Test
    void shouldKeepAValueWithoutTtlForEver() {
        cache.apply(List.of(new Change.Put(KEY, "7", at(1), Duration.ZERO)));

        assertThat(redis.client().getBucket(KEY).remainTimeToLive()).isEqualTo(-1);
        assertThat(redis.client().getBucket("fence:{" + KEY + "}").remainTimeToLive())
                .isEqualTo(-1);
    }

    @Test
    void shouldGiveANewTtlWithEveryValue() {
        cache.apply(List.of(new Change.Put(KEY, "7", at(1), Duration.ofSeconds(5))));
        put("8", at(2));

        assertThat(redis.client().getBucket(KEY).remainTimeToLive()).isBetween(590_000L, 600_000L);
    }

    @Test
    void shouldDropAValueAndNotLetAnOlderOneBack() {
        put("7", at(1));
        cache.apply(List.of(new Change.Drop(KEY, at(3))));
        put("8", at(2));

        assertThat(value()).isNull();
    }

    @Test
    void shouldNotDropWhatIsNewer() {
        put("7", at(3));

        assertThat(get(cache.applyAsync(new Change.Drop(KEY, at(3))))).isFalse();
        assertThat(value()).isEqualTo("7");
    }

    @Test
    void shouldRefreshAValueWhoseOriginIsKnown() {
        put("7", at(1));
        cache.apply(List.of(new Change.Refresh(KEY, "8", at(2), TTL)));
        cache.apply(List.of(new Change.Refresh(KEY, "7", at(1), TTL)));

        assertThat(value()).isEqualTo("8");
        assertThat(redis.client().getBucket(KEY).remainTimeToLive()).isBetween(590_000L, 600_000L);
    }

    @Test
    void shouldGiveTheValuesThatAreThere() {
        put("7", at(1));

        assertThat(get(cache.get(List.of(KEY, "written:{user:1}")))).containsOnly(Map.entry(KEY, "7"));
    }

    @Test
    void shouldForgetOnlyWhatItRemembered() {
        cache.remember("written:{user:1}", "42", TTL).toCompletableFuture().join();
        cache.remember("written:{user:1}", "43", TTL).toCompletableFuture().join();

        assertThat(get(cache.forget("written:{user:1}", "42"))).isFalse();
        assertThat(get(cache.forget("written:{user:1}", "43"))).isTrue();
        assertThat(redis.client().getBucket("written:{user:1}").isExists()).isFalse();
    }
}
