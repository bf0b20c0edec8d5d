package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

class StoredInvoicesTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, (byte) 0xff, '\r', '\n', (byte) 0x80};

    private static RedisServer server;
    private static RedissonClient redis;

    private final StoredInvoices invoices = new StoredInvoices(redis);

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            server = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(socket.getLocalPort())
                    .build();
        }
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
    void shouldGiveBackWhatWasPut() {
        invoices.put("order-1", PDF);
        invoices.putAsync("заказ 2", PDF).toCompletableFuture().join();

        assertThat(read("order-1")).hasValue(PDF);
        assertThat(read("заказ 2")).hasValue(PDF);
        assertThat(read("other")).isEmpty();
    }

    @Test
    void shouldKeepPlainBytesForEver() throws IOException {
        invoices.put("order-3", PDF);

        assertThat(redis.getBucket("invoice:order-3").remainTimeToLive()).isEqualTo(-1);
        assertThat(raw("GET invoice:order-3\r\n", "$9\r\n".length() + PDF.length + 2))
                .isEqualTo("$9\r\n" + new String(PDF, StandardCharsets.ISO_8859_1) + "\r\n");
    }

    private Optional<byte[]> read(String orderId) {
        return invoices.get(orderId).toCompletableFuture().join();
    }

    /** What any client sees. */
    private static String raw(String command, int length) throws IOException {
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.ports().getFirst());
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            return new String(answer.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
    }
}
