package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

/** A Redis of its own on a free port, and a client of it. */
final class TestRedis implements AutoCloseable {

    private final RedisServer server;
    private final RedissonClient client;

    TestRedis() {
        try {
            server = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(freePort())
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + server.ports().getFirst());
        client = Redisson.create(config);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    RedissonClient client() {
        return client;
    }

    /** What Redisson has no call for, in the inline form of Redis' protocol. */
    void command(String line) throws IOException {
        assertThat(new String(ask(line, "+OK".length()), StandardCharsets.US_ASCII))
                .isEqualTo("+OK");
    }

    /** The first bytes of the answer to a command, as any client sees them. */
    byte[] ask(String line, int length) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.ports().getFirst())) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().readNBytes(length);
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        server.stop();
    }
}
