package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

/** Readers who fill the cache. */
class LeaseTest extends FencedCacheFixture {

    @Test
    void shouldNotBringBackWhatWasReplacedWhenRedisLostItsData() {
        cache.apply(List.of(new Change.Refresh(KEY, "old", at(2), TTL)));

        assertThat(value()).as("only a reader knows the newest").isNull();
        Lease reader = get(cache.lease(KEY)).orElseThrow();
        assertThat(get(cache.fill(reader, "new", at(6), TTL))).isTrue();
        cache.apply(List.of(new Change.Refresh(KEY, "old", at(3), TTL)));
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldLetOneReaderFillAtATime() {
        Optional<Lease> first = get(cache.lease(KEY));
        assertThat(get(cache.lease(KEY))).isEmpty();

        assertThat(get(cache.fill(first.orElseThrow(), "7", at(1), TTL))).isTrue();

        assertThat(value()).isEqualTo("7");
        assertThat(redis.client().getBucket(KEY).remainTimeToLive()).isBetween(590_000L, 600_000L);
        assertThat(get(cache.lease(KEY))).isPresent();
    }

    @Test
    void shouldRefuseASlowReaderThatReadTheOldRow() {
        Lease slow = get(cache.lease(KEY)).orElseThrow();
        cache.apply(List.of(new Change.Drop(KEY, at(8))));

        assertThat(get(cache.fill(slow, "old", at(7), TTL))).isFalse();
        assertThat(value()).isNull();
    }

    @Test
    void shouldRefuseASlowReaderAfterARefresh() {
        Lease slow = get(cache.lease(KEY)).orElseThrow();
        put("new", at(8));

        assertThat(get(cache.fill(slow, "old", at(7), TTL))).isFalse();
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldRefuseAReaderWhoseStoreLagsBehindTheCache() {
        cache.apply(List.of(new Change.Drop(KEY, at(8))));
        Lease late = get(cache.lease(KEY)).orElseThrow();

        assertThat(get(cache.fill(late, "old", at(7), TTL))).isFalse();
        assertThat(value()).isNull();
        assertThat(get(cache.lease(KEY)))
                .as("the key is free for the next reader")
                .isPresent();
    }

    @Test
    void shouldTakeAReaderThatReadTheRowOfTheLastInvalidation() {
        cache.apply(List.of(new Change.Drop(KEY, at(8))));
        Lease reader = get(cache.lease(KEY)).orElseThrow();

        assertThat(get(cache.fill(reader, "new", at(8), TTL))).isTrue();
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldRefuseASlowReaderWhenRedisLostItsData() {
        Lease slow = get(cache.lease(KEY)).orElseThrow();
        cache.apply(List.of(new Change.Drop(KEY, at(8))));
        wipe();

        assertThat(get(cache.fill(slow, "old", at(7), TTL))).isFalse();
        assertThat(value()).isNull();
    }

    @Test
    void shouldRefuseASlowReaderWhoseLeaseAnotherHasByNow() {
        Lease slow = get(cache.lease(KEY)).orElseThrow();
        cache.apply(List.of(new Change.Drop(KEY, at(8))));
        wipe();
        Lease other = get(cache.lease(KEY)).orElseThrow();

        assertThat(get(cache.fill(slow, "old", at(7), TTL))).isFalse();
        assertThat(get(cache.fill(other, "new", at(8), TTL))).isTrue();
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldNotWaitForEverForALeaseThatHasNoEnd() {
        redis.client().getBucket("lease:{user:1}", StringCodec.INSTANCE).set("somebody");

        assertThat(get(cache.lease(KEY))).isPresent();
    }
}
