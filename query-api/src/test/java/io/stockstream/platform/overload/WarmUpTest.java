package io.stockstream.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

class WarmUpTest {

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/orders", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(422, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldSendInvalidOrdersToItsOwnPort() throws Exception {
        warmUp(Duration.ofSeconds(30));

        assertThat(requests).hasValue(400);
    }

    @Test
    void shouldSendNothingWhenItIsSwitchedOff() throws Exception {
        warmUp(Duration.ZERO);

        assertThat(requests).hasValue(0);
    }

    @Test
    void shouldNotKeepAProcessFromStartingThatDoesNotAnswer() throws Exception {
        server.stop(0);

        warmUp(Duration.ofSeconds(5));

        assertThat(requests).hasValue(0);
    }

    private void warmUp(Duration limit) throws InterruptedException {
        OverloadSettings settings = new OverloadSettings(
                limit, 5, 120, Duration.ofSeconds(4), 20, Duration.ofSeconds(30), Duration.ofSeconds(10));
        MockEnvironment environment = new MockEnvironment()
                .withProperty(
                        "local.server.port",
                        Integer.toString(server.getAddress().getPort()));
        new WarmUp(settings, new ServerProperties(), environment).run(new DefaultApplicationArguments());
    }
}
