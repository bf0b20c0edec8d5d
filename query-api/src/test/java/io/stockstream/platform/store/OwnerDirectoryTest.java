package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.testing.ContractJson;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.platform.store.OwnerDirectory.Snapshot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnerDirectoryTest {

    private static final String NOBODY =
            "{\"state\":\"CREATED\",\"stores\":{\"stock-levels\":{\"partitions\":1,\"owners\":{}}}}";

    private final FakeStreamsApp first = new FakeStreamsApp();
    private final FakeStreamsApp second = new FakeStreamsApp();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void shouldAskAllInstancesAtTheSameTime() throws InterruptedException {
        CountDownLatch bothAreAsked = new CountDownLatch(2);
        first.answer("owners", query -> whenAsked(bothAreAsked, "stock-levels"));
        second.answer("owners", query -> whenAsked(bothAreAsked, "movements"));
        OwnerDirectory directory = directory(first.url(), second.url());

        assertThat(directory.current().owners().stores()).containsOnlyKeys("stock-levels", "movements");
    }

    @Test
    void shouldNotForgetAnInstanceBecauseTheConfiguredOneIsNotUpYet() throws InterruptedException {
        String owned = owned(second.url());
        first.answer("owners", query -> Reply.found(owned));
        second.answer("owners", query -> Reply.found(owned));
        OwnerDirectory directory = directory(first.url());
        Snapshot known = directory.current();
        first.answer("owners", query -> Reply.found(NOBODY));

        Snapshot newer = directory.newerThan(known, Duration.ofSeconds(20));

        assertThat(newer.owners().store("stock-levels").orElseThrow().owners()).containsValue(second.url());
    }

    @Test
    void shouldNotAskOthersWhenTheConfiguredOneKnowsAllOwners() throws InterruptedException {
        String owned = owned(second.url());
        first.answer("owners", query -> Reply.found(owned));
        AtomicInteger asked = new AtomicInteger();
        second.answer("owners", query -> {
            asked.incrementAndGet();
            return Reply.found(owned);
        });
        OwnerDirectory directory = directory(first.url());

        directory.newerThan(directory.current(), Duration.ofSeconds(20));

        assertThat(asked).hasValue(0);
    }

    private static String owned(URI owner) {
        return "{\"state\":\"RUNNING\",\"stores\":{\"stock-levels\":{\"partitions\":1,\"owners\":{\"0\":\"%s\"}}}}"
                .formatted(owner);
    }

    private static OwnerDirectory directory(URI... urls) {
        Duration timeout = Duration.ofSeconds(20);
        StoreSettings settings = new StoreSettings(
                List.of(urls), timeout, timeout, timeout, timeout, Duration.ofMillis(10), timeout, timeout);
        return new OwnerDirectory(
                settings, new RemoteStore(settings, new SimpleMeterRegistry()), ContractJson.mapper());
    }

    private static Reply whenAsked(CountDownLatch all, String store) {
        all.countDown();
        try {
            return all.await(10, TimeUnit.SECONDS)
                    ? Reply.found("{\"state\":\"RUNNING\",\"stores\":{\"%s\":{\"partitions\":1,\"owners\":{}}}}"
                            .formatted(store))
                    : Reply.moving();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.moving();
        }
    }
}
