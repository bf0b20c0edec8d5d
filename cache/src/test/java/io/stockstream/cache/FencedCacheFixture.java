package io.stockstream.cache;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.redisson.client.codec.StringCodec;

/** A cache of one user. */
abstract class FencedCacheFixture {

    static final Duration TTL = Duration.ofMinutes(10);
    static final String KEY = "user:1";

    private static final Uuid TOPIC = Uuid.randomUuid();

    static TestRedis redis;

    final FencedCache cache = new FencedCache(redis.client());

    @BeforeAll
    static void start() {
        redis = new TestRedis();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
    }

    @BeforeEach
    void wipe() {
        redis.client().getKeys().flushall();
    }

    final void put(String text, Fence fence) {
        cache.apply(List.of(new Change.Put(KEY, text, fence, TTL)));
    }

    static Fence at(long offset) {
        return new Fence(TOPIC, 3, offset);
    }

    static Object value() {
        return redis.client().getBucket(KEY, StringCodec.INSTANCE).get();
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
