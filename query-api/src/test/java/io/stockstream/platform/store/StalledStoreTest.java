package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.testing.ContractJson;
import io.stockstream.api.testing.FakeStreamsApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A process that hangs in the middle of a response, as a stopped or disconnected one does: no further byte comes, and
 * no end.
 */
@Timeout(60)
class StalledStoreTest {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final FakeStreamsApp well = new FakeStreamsApp();
    private ServerSocket stalled;

    @BeforeEach
    void listen() throws IOException {
        stalled = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!stalled.isClosed()) {
                try {
                    Socket socket = stalled.accept();
                    Thread.ofVirtual().start(() -> answerHalf(socket));
                } catch (IOException e) {
                    return; // The test is over.
                }
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        stopped.countDown();
        stalled.close();
        well.close();
    }

    /** Also sends a byte now and then, which a socket time-out takes for a sign of life. */
    private void answerHalf(Socket socket) {
        try (socket) {
            socket.getOutputStream().write("""
                    HTTP/1.1 200 OK\r
                    Content-Type: application/json\r
                    Content-Length: 1000\r
                    \r
                    {"items":[""".getBytes(StandardCharsets.US_ASCII));
            while (!stopped.await(50, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write(' ');
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt(); // The client has given up, or the test is over.
        }
    }

    private URI stalledUrl() {
        return URI.create("http://127.0.0.1:" + stalled.getLocalPort());
    }

    private static StoreSettings settings(URI... urls) {
        Duration call = Duration.ofMillis(300);
        return new StoreSettings(
                List.of(urls),
                Duration.ofSeconds(5),
                call,
                call,
                call,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMinutes(5));
    }

    @Test
    void shouldGiveUpWhenTheBodyDoesNotEnd() {
        StoreSettings settings = settings(stalledUrl());
        try (RemoteStore remote = new RemoteStore(settings, new SimpleMeterRegistry())) {
            StoreReply reply = remote.get("orders", stalledUrl().resolve("/store/orders"));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            StoreReply.Away.class,
                            away -> assertThat(away.reason()).contains("did not answer within 300 ms"));
        }
    }

    /** The limit can end a call at any moment, also between getting a connection and using it. */
    @Test
    void shouldGiveUpAtAnyMomentOfACall() {
        StoreSettings settings = settings(stalledUrl());
        try (RemoteStore remote = new RemoteStore(settings, new SimpleMeterRegistry())) {
            for (int i = 0; i < 2_000; i++) {
                Duration limit = Duration.ofNanos(1_000_000 + i % 100 * 10_000L);
                assertThat(remote.get("orders", stalledUrl().resolve("/store/orders"), limit))
                        .isInstanceOf(StoreReply.Away.class);
            }
        }
    }

    @Test
    void shouldReadFromOthersWhenAnInstanceStallsWhileItTellsItsOwners() throws Exception {
        well.answer("owners", query -> FakeStreamsApp.Reply.found("""
                {"state":"RUNNING","stores":{"orders":{"partitions":1,"owners":{"0":"%s"}}}}""".formatted(well.url())));
        well.answer("orders", query -> FakeStreamsApp.Reply.found("{\"order_id\":\"o-1\"}"));
        StoreSettings settings = settings(stalledUrl(), well.url());
        try (RemoteStore remote = new RemoteStore(settings, new SimpleMeterRegistry());
                OwnerDirectory directory = new OwnerDirectory(settings, remote, ContractJson.mapper())) {
            StoreRouter router = new StoreRouter(directory, remote, settings);
            await().until(directory::knewAllOnce);
            Optional<String> read = router.read(StoreRequest.of("orders"), "o-1");

            assertThat(read).isPresent();
            assertThat(directory.isAsking()).isTrue();
        }
    }

    @Test
    void shouldGoOnAskingWhenTheOnlyInstanceStalled() throws Exception {
        StoreSettings settings = settings(stalledUrl());
        try (RemoteStore remote = new RemoteStore(settings, new SimpleMeterRegistry());
                OwnerDirectory directory = new OwnerDirectory(settings, remote, ContractJson.mapper())) {
            await().until(() -> directory.known().number() > 2);

            assertThat(directory.known().answered()).isFalse();
            assertThat(directory.current().owners()).isEqualTo(Owners.NONE);
        }
    }
}
