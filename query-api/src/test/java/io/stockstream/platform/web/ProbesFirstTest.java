package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A process reports that it is alive even when requests occupy all its processors. */
@ApiTest
@Timeout(60)
class ProbesFirstTest {

    @Autowired
    private ApiClient api;

    /** Virtual threads that never yield occupy every carrier: no other virtual thread runs. */
    private static AutoCloseable everyCarrierTaken() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(carriers);
        for (int carrier = 0; carrier < carriers; carrier++) {
            Thread.ofVirtual().start(() -> {
                running.countDown();
                while (!over.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        running.await();
        return () -> over.set(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness?x=1"})
    void shouldAnswerForHealthWhileRequestsTakeEveryProcessor(String path) throws Exception {
        int port = api.request("/").build().uri().getPort();
        String answer;
        AutoCloseable busy = everyCarrierTaken();
        try {
            answer = RawHttp.send(port, "GET " + path + " HTTP/1.1");
        } finally {
            busy.close();
        }

        assertThat(answer).startsWith("HTTP/1.1 ").contains("\"status\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator/prometheus", "/actuator/healthy", "/actuator/health/none"})
    void shouldAnswerAllElseAsBefore(String path) throws Exception {
        int port = api.request("/").build().uri().getPort();

        assertThat(RawHttp.send(port, "GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 ");
    }
}
