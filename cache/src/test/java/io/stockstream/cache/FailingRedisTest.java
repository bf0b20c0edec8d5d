package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;

/** Keys of other types, and a Redis that takes no writes. */
class FailingRedisTest extends FencedCacheFixture {

    @ParameterizedTest
    @ValueSource(strings = {KEY, "fence:{user:1}", "lease:{user:1}"})
    void shouldHealAKeyThatHoldsSomethingElseAndHurtNoOther(String key) {
        redis.client().getList(key, StringCodec.INSTANCE).add("x");

        List<FencedCache.Refused> refused =
                cache.apply(List.of(new Change.Put(KEY, "7", at(1), TTL), new Change.Put("user:2", "8", at(2), TTL)));

        assertThat(refused).isEmpty();
        assertThat(value()).isEqualTo("7");
        assertThat(redis.client().getBucket("user:2", StringCodec.INSTANCE).get())
                .isEqualTo("8");
        put("6", at(0));
        assertThat(value()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "fence:{user:1}", "lease:{user:1}"})
    void shouldFillAfterSomebodySetAnotherTypeOfKey(String key) {
        redis.client().getSet(key, StringCodec.INSTANCE).add("x");

        Lease lease = get(cache.lease(KEY)).orElseThrow();

        assertThat(get(cache.fill(lease, "7", at(1), TTL))).isTrue();
        assertThat(value()).isEqualTo("7");
    }

    @Test
    void shouldDropRefreshAndForgetKeysOfAnyType() {
        redis.client().getMap("written:{user:1}", StringCodec.INSTANCE).put("a", "b");
        assertThat(get(cache.forget("written:{user:1}", "x"))).isFalse();
        assertThat(redis.client().getKeys().countExists("written:{user:1}")).isZero();

        redis.client().getMap(KEY, StringCodec.INSTANCE).put("a", "b");
        cache.apply(List.of(new Change.Refresh(KEY, "7", at(1), TTL)));
        redis.client().getKeys().delete("fence:{user:1}");
        redis.client().getMap("fence:{user:1}", StringCodec.INSTANCE).put("a", "b");
        cache.apply(List.of(new Change.Drop(KEY, at(2))));

        assertThat(redis.client().getKeys().countExists(KEY)).isZero();
    }

    @Test
    void shouldRatherHaveNoValueThanAnOldOneWhenRedisIsFull() throws IOException {
        put("old", at(1));
        redis.command("CONFIG SET maxmemory 1");

        assertThatThrownBy(() -> put("new", at(2)))
                .isInstanceOf(RedisException.class)
                .satisfies(
                        failure -> assertThat(RedisFailures.isPassing(failure)).isTrue());
        assertThat(value()).isNull();

        redis.command("CONFIG SET maxmemory 0");
        put("new", at(2));
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldTellARedisThatTakesNoWritesFromAKeyThatIsWrong() throws IOException {
        put("old", at(1));
        redis.command("REPLICAOF 127.0.0.1 1");
        try {
            assertThatThrownBy(() -> put("new", at(2)))
                    .satisfies(failure ->
                            assertThat(RedisFailures.isPassing(failure)).isTrue());
        } finally {
            redis.command("REPLICAOF NO ONE");
        }
        put("new", at(2));
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldSayWhichFailuresAreOfOneKey() {
        redis.client().getList("a", StringCodec.INSTANCE).add("x");

        assertThatThrownBy(() ->
                        redis.client().getBucket("a", StringCodec.INSTANCE).get())
                .satisfies(
                        failure -> assertThat(RedisFailures.isPassing(failure)).isFalse());
        assertThat(RedisFailures.isPassing(new RedisTimeoutException("late"))).isTrue();
        assertThat(RedisFailures.isPassing(new RedisException("Unexpected exception while processing command")))
                .isTrue();
        assertThat(RedisFailures.isPassing(new IllegalStateException("closed"))).isTrue();
    }
}
