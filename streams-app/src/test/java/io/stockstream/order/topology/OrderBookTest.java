package io.stockstream.order.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.CheckCursor;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.streams.Facts;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a restart the oldest pending orders are found again, from the store alone. */
class OrderBookTest {

    private static final Instant LATER = Facts.NOON.plusSeconds(1);

    private final OrderShop shop = new OrderShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldKnowThePendingOrdersOfAnEarlierLifeByAgeThenId() {
        for (String id : List.of("b", "a", "c")) {
            shop.requestWithoutCatalogue(new OrderRequested(
                    id, null, Basket.of(null).user(2).sku("A", 1, "1").order(), List.of()));
        }
        shop.requestWithoutCatalogue(new OrderRequested(
                "failed", null, Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").order(), List.of()));
        shop.expectCommands("SELL A");
        shop.refuse("A", ReservationRefusal.UNKNOWN_SKU, null);

        OrderBook again = new OrderBook(store(OrderStores.PENDING), store(OrderStores.BOOK));

        assertThat(again.placedBefore(LATER, null, 9))
                .extracting(CheckCursor::getOrderId)
                .containsExactly("a", "b", "c");
        assertThat(again.placedBefore(LATER, new CheckCursor(Facts.NOON, "a"), 1))
                .extracting(CheckCursor::getOrderId)
                .containsExactly("b");
        assertThat(again.placedBefore(Facts.NOON, null, 9)).isEmpty();
        assertThat(again.get("failed").getOrder().getReason()).isNotNull();
        assertThat(again.get("none")).isNull();
    }

    private KeyValueStore<String, OrderState> store(String name) {
        return shop.topology().driver().getKeyValueStore(name);
    }
}
