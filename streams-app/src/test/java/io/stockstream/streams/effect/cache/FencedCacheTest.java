package io.stockstream.streams.effect.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

class FencedCacheTest {

    private static final Uuid TOPIC = Uuid.randomUuid();

    private static RedisServer server;
    private static RedissonClient redis;

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

    @Test
    void shouldKeepTheNewerValueWhenAnOlderOneComesLate() {
        write("stock:a", "7", new Fence(TOPIC, 3, 20));
        write("stock:a", "5", new Fence(TOPIC, 3, 10));

        assertThat(read("stock:a")).isEqualTo("7");
    }

    @Test
    void shouldTakeTheNextValue() {
        write("stock:b", "7", new Fence(TOPIC, 3, 9));
        write("stock:b", "5", new Fence(TOPIC, 3, 10));

        assertThat(read("stock:b")).isEqualTo("5");
    }

    @Test
    void shouldTakeAnyValueOfATopicThatWasMadeAnew() {
        write("stock:c", "7", new Fence(TOPIC, 3, 1_000));
        write("stock:c", "5", new Fence(Uuid.randomUuid(), 3, 0));

        assertThat(read("stock:c")).isEqualTo("5");
    }

    private static void write(String key, String value, Fence fence) {
        new FencedCache(redis).write(Map.of(key, new FencedCache.Entry(value, fence)));
    }

    private static Object read(String key) {
        return redis.getBucket(key, StringCodec.INSTANCE).get();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
