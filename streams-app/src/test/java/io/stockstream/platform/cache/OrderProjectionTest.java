package io.stockstream.platform.cache;

import static io.stockstream.streams.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.platform.failure.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderProjectionTest {

    private static final Uuid ORDERS = Uuid.randomUuid();

    private final List<Change> written = new ArrayList<>();
    private final CacheListener<Order> listener = new CacheListener<>(
            new OrderProjection(),
            changes -> {
                written.addAll(changes);
                return List.of();
            },
            new TopicIdMemory(() -> topic -> topic.equals("orders.orders") ? ORDERS : null, new TestClock()),
            new OutageLog("order:{order_id}:status"),
            PulseVoice.silent());

    private void onMessage(List<ConsumerRecord<String, Order>> records) {
        try (MockConsumer<String, Order> consumer = new MockConsumer<>("none")) {
            listener.onMessage(records, consumer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,pending,0",
        "PROCESSED,processed,0",
        "FAILED,failed,86400",
        "SHIPPED,shipped,0",
        "DELIVERED,delivered,86400",
        "CANCELLED,cancelled,86400"
    })
    void shouldWriteTheStatusAsAWordForEverAndTheFenceOfAFinalOneForADay(
            OrderStatus status, String word, long fenceSeconds) {
        onMessage(List.of(row(order("o-1", 7, status, 1, 0), 5)));

        assertThat(written)
                .containsExactly(new Change.Put(
                        "order:o-1:status",
                        word,
                        new Fence(ORDERS, 3, 5),
                        Duration.ZERO,
                        Duration.ofSeconds(fenceSeconds)));
    }

    @Test
    void shouldWriteOnlyTheNewestStatusOfABatch() {
        onMessage(List.of(
                row(order("o-1", 7, OrderStatus.PENDING, 1, 0), 5),
                row(order("o-1", 7, OrderStatus.PROCESSED, 4, 0), 6)));

        assertThat(written)
                .containsExactly(
                        new Change.Put("order:o-1:status", "processed", new Fence(ORDERS, 3, 6), Duration.ZERO));
    }

    @Test
    void shouldLeaveTheWordThatIsThereWhenItDoesNotKnowTheNewOne() {
        onMessage(List.of(row(order("o-1", 7, OrderStatus.UNKNOWN, 5, 0), 7)));

        assertThat(written).isEmpty();
    }

    @Test
    void shouldDropAnOrderThatIsTakenAway() {
        onMessage(List.of(new ConsumerRecord<>("orders.orders", 3, 8, "o-1", null)));

        assertThat(written).containsExactly(new Change.Drop("order:o-1:status", new Fence(ORDERS, 3, 8)));
    }

    private static ConsumerRecord<String, Order> row(Order order, long offset) {
        return new ConsumerRecord<>("orders.orders", 3, offset, order.getOrderId(), order);
    }
}
