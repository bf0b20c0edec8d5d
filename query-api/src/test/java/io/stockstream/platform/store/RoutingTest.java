package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RoutingTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final String PATH = "/api/v1/stock/SKU-1";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp first;

    private final FakeStreamsApp second = new FakeStreamsApp();

    @BeforeEach
    void reset() {
        first.reset();
        second.answer("stock-levels", query -> Reply.found(level(query.get("sku"))));
    }

    @AfterEach
    void stop() {
        second.close();
    }

    private static String level(String sku) {
        return """
                {"sku":"%s","version":3,"on_hand":10,"reserved":4,"in_transit":0,"lost":2,"surplus":0,"received":12,\
                "sold":0,"warehouses":[],"updated_at":"2026-11-21T10:00:00Z"}""".formatted(sku);
    }

    @Test
    void shouldAskTheOwner() {
        first.owners(FakeStreamsApp.allOwnedBy(second.url()));
        Answer answer = api.get(PATH);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/available")).isEqualTo("6");
        assertThat(first.count("stock-levels")).isZero();
    }

    @Test
    void shouldFollowOneRedirect() {
        first.answer("stock-levels", query -> Reply.moved(URI.create(second.url() + "/store/stock-levels?sku=SKU-1")));
        Answer answer = api.get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(first.count("stock-levels")).isEqualTo(1);
    }

    @Test
    void shouldNotPlayPingPong() {
        URI there = URI.create(second.url() + "/store/stock-levels?sku=SKU-1");
        URI back = URI.create(first.url() + "/store/stock-levels?sku=SKU-1");
        first.answer("stock-levels", query -> Reply.moved(there));
        second.answer("stock-levels", query -> Reply.moved(back));
        Answer answer = api.get(PATH);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(first.count("stock-levels") + second.count("stock-levels")).isLessThan(100);
    }

    @Test
    void shouldWaitForOwnerThatComesBack() {
        AtomicInteger asked = new AtomicInteger();
        first.answer(
                "stock-levels", query -> asked.incrementAndGet() < 4 ? Reply.moving() : Reply.found(level("SKU-1")));

        assertThat(api.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void shouldFindNewOwnerWhenOldOneIsGone() {
        first.owners(FakeStreamsApp.allOwnedBy(NOBODY));
        first.answer("stock-levels", query -> Reply.found(level("SKU-1")));
        int before = first.count("owners");
        Thread.ofVirtual().start(() -> {
            while (first.count("owners") < before + 3) {
                Thread.onSpinWait();
            }
            first.owners(FakeStreamsApp.allOwnedBy(first.url()));
        });

        assertThat(api.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void shouldAnswer503AndNever404WhileTheStoreMoves() {
        first.answer("stock-levels", query -> Reply.moving());
        Answer answer = api.get(PATH);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("store_moving");
        assertThat(answer.header("Retry-After")).contains("1");
    }

    @Test
    void shouldAnswer503WhenNobodyOwnsThePartition() {
        first.owners(Map.of());

        assertThat(api.get(PATH).status()).isEqualTo(503);
        assertThat(first.count("stock-levels")).isZero();
    }

    @Test
    void shouldNotTakeThe404OfAStrangerForTheStores() {
        first.answer("stock-levels", query -> new Reply(404, "{\"status\":404}", Map.of()));
        first.answer("movement-history", query -> new Reply(404, "<h1>404</h1>", Map.of("Content-Type", "text/html")));
        Answer key = api.get(PATH);
        Answer range = api.get("/api/v1/movements?product_id=SKU-1");

        assertThat(key.status()).isEqualTo(503);
        assertThat(key.at("/code")).isEqualTo("store_moving");
        assertThat(range.status()).isEqualTo(503);
        assertThat(range.at("/code")).isEqualTo("store_moving");
    }

    @Test
    void shouldNotTakeThePageOfAStrangerForAnAnswer() {
        first.answer(
                "stock-levels", query -> new Reply(200, "<h1>It works!</h1>", Map.of("Content-Type", "text/html")));

        assertThat(api.get(PATH).status()).isEqualTo(503);
    }

    @Test
    void shouldBelieveTheOwnerThatThereIsNothing() {
        assertThat(api.get(PATH).status()).isEqualTo(404);
    }
}
