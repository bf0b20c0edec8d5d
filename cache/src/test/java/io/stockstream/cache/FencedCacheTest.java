package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

class FencedCacheTest {

    private static final Uuid TOPIC = Uuid.randomUuid();
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final String KEY = "user:1";

    private static RedisServer server;
    private static RedissonClient redis;

    private final FencedCache cache = new FencedCache(redis);

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.newRedisServer().bind("127.0.0.1").port(freePort()).build();
        server.start();
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + server.ports().getFirst());
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

        assertThat(redis.getBucket(KEY).remainTimeToLive()).isEqualTo(-1);
        assertThat(redis.getBucket("fence:{" + KEY + "}").remainTimeToLive()).isEqualTo(-1);
    }

    @Test
    void shouldGiveANewTtlWithEveryValue() {
        cache.apply(List.of(new Change.Put(KEY, "7", at(1), Duration.ofSeconds(5))));
        put("8", at(2));

        assertThat(redis.getBucket(KEY).remainTimeToLive()).isBetween(590_000L, 600_000L);
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
        assertThat(redis.getBucket(KEY).remainTimeToLive()).isBetween(590_000L, 600_000L);
    }

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
        assertThat(redis.getBucket(KEY).remainTimeToLive()).isBetween(590_000L, 600_000L);
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
        assertThat(redis.getBucket("written:{user:1}").isExists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "fence:{user:1}", "lease:{user:1}"})
    void shouldHealAKeyThatHoldsSomethingElseAndHurtNoOther(String key) {
        redis.getList(key, StringCodec.INSTANCE).add("x");

        List<FencedCache.Refused> refused =
                cache.apply(List.of(new Change.Put(KEY, "7", at(1), TTL), new Change.Put("user:2", "8", at(2), TTL)));

        assertThat(refused).isEmpty();
        assertThat(value()).isEqualTo("7");
        assertThat(redis.getBucket("user:2", StringCodec.INSTANCE).get()).isEqualTo("8");
        put("6", at(0));
        assertThat(value()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "fence:{user:1}", "lease:{user:1}"})
    void shouldFillAfterSomebodySetAnotherTypeOfKey(String key) {
        redis.getSet(key, StringCodec.INSTANCE).add("x");

        Lease lease = get(cache.lease(KEY)).orElseThrow();

        assertThat(get(cache.fill(lease, "7", at(1), TTL))).isTrue();
        assertThat(value()).isEqualTo("7");
    }

    @Test
    void shouldNotWaitForEverForALeaseThatHasNoEnd() {
        redis.getBucket("lease:{user:1}", StringCodec.INSTANCE).set("somebody");

        assertThat(get(cache.lease(KEY))).isPresent();
    }

    @Test
    void shouldDropRefreshAndForgetKeysOfAnyType() {
        redis.getMap("written:{user:1}", StringCodec.INSTANCE).put("a", "b");
        assertThat(get(cache.forget("written:{user:1}", "x"))).isFalse();
        assertThat(redis.getKeys().countExists("written:{user:1}")).isZero();

        redis.getMap(KEY, StringCodec.INSTANCE).put("a", "b");
        cache.apply(List.of(new Change.Refresh(KEY, "7", at(1), TTL)));
        redis.getKeys().delete("fence:{user:1}");
        redis.getMap("fence:{user:1}", StringCodec.INSTANCE).put("a", "b");
        cache.apply(List.of(new Change.Drop(KEY, at(2))));

        assertThat(redis.getKeys().countExists(KEY)).isZero();
    }

    @Test
    void shouldRatherHaveNoValueThanAnOldOneWhenRedisIsFull() {
        put("old", at(1));
        command("CONFIG SET maxmemory 1");

        assertThatThrownBy(() -> put("new", at(2)))
                .isInstanceOf(RedisException.class)
                .satisfies(
                        failure -> assertThat(RedisFailures.isPassing(failure)).isTrue());
        assertThat(value()).isNull();

        command("CONFIG SET maxmemory 0");
        put("new", at(2));
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldTellARedisThatTakesNoWritesFromAKeyThatIsWrong() {
        put("old", at(1));
        command("REPLICAOF 127.0.0.1 1");
        try {
            assertThatThrownBy(() -> put("new", at(2)))
                    .satisfies(failure ->
                            assertThat(RedisFailures.isPassing(failure)).isTrue());
        } finally {
            command("REPLICAOF NO ONE");
        }
        put("new", at(2));
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void shouldSayWhichFailuresAreOfOneKey() {
        redis.getList("a", StringCodec.INSTANCE).add("x");

        assertThatThrownBy(() -> redis.getBucket("a", StringCodec.INSTANCE).get())
                .satisfies(
                        failure -> assertThat(RedisFailures.isPassing(failure)).isFalse());
        assertThat(RedisFailures.isPassing(new RedisTimeoutException("late"))).isTrue();
        assertThat(RedisFailures.isPassing(new RedisException("Unexpected exception while processing command")))
                .isTrue();
        assertThat(RedisFailures.isPassing(new IllegalStateException("closed"))).isTrue();
    }

    /** A command that Redisson has no call for, in the inline form of Redis' protocol. */
    private static void command(String line) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.ports().getFirst())) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(3);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("+OK");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String text, Fence fence) {
        cache.apply(List.of(new Change.Put(KEY, text, fence, TTL)));
    }

    private static Fence at(long offset) {
        return new Fence(TOPIC, 3, offset);
    }

    private static Object value() {
        return redis.getBucket(KEY, StringCodec.INSTANCE).get();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
