package io.stockstream.streams.effect.cache;

import static io.stockstream.streams.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.streams.effect.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderProjectionTest {

    private static final Uuid ORDERS = Uuid.randomUuid();

    private final List<Change> written = new ArrayList<>();
    private final CacheListener<Order> listener = new CacheListener<>(
            new OrderProjection(),
            written::addAll,
            new TopicIdMemory(() -> topic -> topic.equals("orders.orders") ? ORDERS : null, new TestClock()),
            new OutageLog("order:{order_id}:status"));

    @ParameterizedTest
    @CsvSource({
        "PENDING,pending",
        "PROCESSED,processed",
        "FAILED,failed",
        "SHIPPED,shipped",
        "DELIVERED,delivered",
        "CANCELLED,cancelled"
    })
    void shouldWriteTheStatusAsAWordForEver(OrderStatus status, String word) {
        listener.onMessage(List.of(row(order("o-1", 7, status, 1, 0), 5)));

        assertThat(written)
                .containsExactly(new Change.Put("order:o-1:status", word, new Fence(ORDERS, 3, 5), Duration.ZERO));
    }

    @Test
    void shouldWriteOnlyTheNewestStatusOfABatch() {
        listener.onMessage(List.of(
                row(order("o-1", 7, OrderStatus.PENDING, 1, 0), 5),
                row(order("o-1", 7, OrderStatus.PROCESSED, 4, 0), 6)));

        assertThat(written)
                .containsExactly(
                        new Change.Put("order:o-1:status", "processed", new Fence(ORDERS, 3, 6), Duration.ZERO));
    }

    @Test
    void shouldLeaveTheWordThatIsThereWhenItDoesNotKnowTheNewOne() {
        listener.onMessage(List.of(row(order("o-1", 7, OrderStatus.UNKNOWN, 5, 0), 7)));

        assertThat(written).isEmpty();
    }

    @Test
    void shouldDropAnOrderThatIsTakenAway() {
        listener.onMessage(List.of(new ConsumerRecord<>("orders.orders", 3, 8, "o-1", null)));

        assertThat(written).containsExactly(new Change.Drop("order:o-1:status", new Fence(ORDERS, 3, 8)));
    }

    private static ConsumerRecord<String, Order> row(Order order, long offset) {
        return new ConsumerRecord<>("orders.orders", 3, offset, order.getOrderId(), order);
    }
}
