package io.stockstream.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

class RedisClaimsTest {

    private static final String KEY = "idempotency:1";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RedisServer server;
    private static RedissonClient redis;

    private final RedisClient client = new RedisClient(redis);

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).build();
        server.start();
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        redis = Redisson.create(config);
    }

    @AfterAll
    static void stop() throws IOException {
        redis.shutdown();
        server.stop();
    }

    @BeforeEach
    void wipe() {
        redis.getKeys().flushall();
    }

    private static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    private Optional<String> claim(String claim) {
        return join(client.claim(KEY, claim, MINUTE));
    }

    private static String value() {
        return redis.<String>getBucket(KEY, StringCodec.INSTANCE).get();
    }

    private static long remaining() {
        return redis.getBucket(KEY).remainTimeToLive();
    }

    @Test
    void shouldGrantTheFirstClaimForItsTime() {
        assertThat(claim("a")).isEmpty();
        assertThat(value()).isEqualTo("a");
        assertThat(remaining()).isBetween(1L, MINUTE.toMillis());
    }

    @Test
    void shouldTellWhatTheFirstLeft() {
        claim("a");

        assertThat(claim("b")).contains("a");
        assertThat(join(client.replace(KEY, "a", "Ответ 🚀", Duration.ofHours(1))))
                .isTrue();
        assertThat(claim("b")).contains("Ответ 🚀");
        assertThat(remaining()).isGreaterThan(MINUTE.toMillis());
    }

    @Test
    void shouldNotLetAClaimThatIsOverLeaveOrFreeAnything() {
        claim("a");
        redis.getBucket(KEY).delete();
        claim("b");

        assertThat(join(client.replace(KEY, "a", "late", MINUTE))).isFalse();
        assertThat(join(client.forget(KEY, "a"))).isFalse();
        assertThat(value()).isEqualTo("b");
        assertThat(join(client.forget(KEY, "b"))).isTrue();
        assertThat(join(client.replace(KEY, "b", "late", MINUTE))).isFalse();
        assertThat(value()).isNull();
    }

    @Test
    void shouldFreeTheKeyWhenTheTimeIsOver() {
        assertThat(join(client.claim(KEY, "a", Duration.ofMillis(50)))).isEmpty();

        await().until(() -> claim("b").isEmpty());
        assertThat(value()).isEqualTo("b");
    }

    @Test
    void shouldGrantOneOfManyClaims() {
        List<CompletionStage<Optional<String>>> claims = IntStream.range(0, 100)
                .mapToObj(i -> client.claim(KEY, "claim-" + i, MINUTE))
                .toList();

        assertThat(claims.stream().filter(claim -> join(claim).isEmpty())).hasSize(1);
    }
}
