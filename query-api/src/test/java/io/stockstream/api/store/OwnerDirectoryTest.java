package io.stockstream.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OwnerDirectoryTest {

    private final FakeStreamsApp first = new FakeStreamsApp();
    private final FakeStreamsApp second = new FakeStreamsApp();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void shouldAskAllInstancesAtTheSameTime() {
        CountDownLatch bothAreAsked = new CountDownLatch(2);
        first.answer("owners", query -> whenAsked(bothAreAsked, "stock-levels"));
        second.answer("owners", query -> whenAsked(bothAreAsked, "movements"));
        Duration timeout = Duration.ofSeconds(2);
        StoreSettings settings = new StoreSettings(
                List.of(first.url(), second.url()), timeout, timeout, timeout, timeout, timeout, timeout);
        OwnerDirectory directory =
                new OwnerDirectory(settings, new RemoteStore(settings, new SimpleMeterRegistry()), new JsonMapper());

        assertThat(directory.ask().orElseThrow().stores()).containsOnlyKeys("stock-levels", "movements");
    }

    private static Reply whenAsked(CountDownLatch all, String store) {
        all.countDown();
        try {
            return all.await(1, TimeUnit.SECONDS)
                    ? Reply.found("{\"state\":\"RUNNING\",\"stores\":{\"%s\":{\"partitions\":1,\"owners\":{}}}}"
                            .formatted(store))
                    : Reply.moving();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.moving();
        }
    }
}
