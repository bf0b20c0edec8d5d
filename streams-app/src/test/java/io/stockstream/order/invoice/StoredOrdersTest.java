package io.stockstream.order.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.platform.client.StoreClient;
import io.stockstream.platform.client.StubInstance;
import io.stockstream.platform.store.OwnedElsewhereException;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreMovingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Against an instance with scripted answers. */
class StoredOrdersTest {

    private static final String ORDER = "/store/orders?order_id=a%26b&written=false";
    private static final String WRITTEN = "/store/orders?order_id=a%26b&written=true";

    private final StubInstance instance = new StubInstance();
    private final StoreClient stores = new StoreClient(List.of(URI.create("http://127.0.0.1:1"), instance.url()));
    private final StoredOrders orders = new StoredOrders(stores, null);

    @BeforeEach
    void own() {
        instance.own("orders", 1);
    }

    @AfterEach
    void stop() {
        stores.close();
        instance.close();
    }

    @Test
    void shouldAskTheOwnerWhenAnotherInstanceIsGone() throws Exception {
        instance.answer(ORDER, "{\"version\":3,\"total\":90000000000000.01}");

        JsonNode order = orders.find("a&b", 3).orElseThrow();

        assertThat(order.get("total").decimalValue()).isEqualTo(new BigDecimal("90000000000000.01"));
        assertThat(instance.asked()).containsExactly("/store/owners", ORDER);
    }

    @Test
    void shouldWaitForWhatWasWrittenWhenTheViewIsBehind() throws Exception {
        instance.answer(ORDER, "{\"version\":2}");
        instance.answer(WRITTEN, "{\"version\":4}");

        assertThat(orders.find("a&b", 3).orElseThrow().get("version").longValue())
                .isEqualTo(4);
    }

    @Test
    void shouldTryAgainLaterWhenTheViewStaysBehind() {
        instance.answer(ORDER, "{\"version\":2}");
        instance.answer(WRITTEN, "{\"version\":2}");

        assertThatThrownBy(() -> orders.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessage("Only version 2 of the order is known, version 3 is needed");
    }

    @Test
    void shouldReadTheStoresOfThisProcessWhereTheyHaveTheOrder() throws Exception {
        StoredOrders here = new StoredOrders(
                stores,
                (orderId, mode) -> Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("order_id", orderId)
                        .put("version", mode == ReadMode.WRITTEN ? 3 : 2)));

        assertThat(here.find("a&b", 3).orElseThrow().get("order_id").stringValue())
                .isEqualTo("a&b");
        assertThat(instance.asked()).isEmpty();
    }

    @Test
    void shouldAskTheOwnerWhereThisProcessHasAnotherPartition() throws Exception {
        instance.answer(ORDER, "{\"version\":3}");
        StoredOrders here = new StoredOrders(stores, (orderId, mode) -> {
            throw new OwnedElsewhereException(new HostInfo("127.0.0.1", 1));
        });

        assertThat(here.find("a&b", 3)).isPresent();
    }

    @Test
    void shouldTryAgainLaterWhenThePartitionMoves() {
        StoredOrders here = new StoredOrders(stores, (orderId, mode) -> {
            throw new StoreMovingException("Store orders partition 3 is moving");
        });

        assertThatThrownBy(() -> here.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessage("Store orders partition 3 is moving");
    }

    @Test
    void shouldKnowThatThereIsNoSuchOrder() throws Exception {
        assertThat(orders.find("a&b", 3)).isEmpty();
    }

    @Test
    void shouldTryAgainLaterWhenTheOwnerCannotTell() {
        instance.otherwise(503);

        assertThatThrownBy(() -> orders.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("answered 503");
    }

    @Test
    void shouldSayWhatToSetWhenNoInstanceRunsTheView() {
        instance.forget();

        assertThatThrownBy(() -> orders.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Set STREAMS_APP_URLS to instances that run order-views");
    }
}
