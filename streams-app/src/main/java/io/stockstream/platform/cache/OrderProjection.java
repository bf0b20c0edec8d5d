package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.cache.FencedCache;
import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/** Keeps {@code order:{order_id}:status}: the status as one word in lower case, which stays for ever. */
final class OrderProjection implements CacheProjection<Order> {

    @Override
    public Optional<Change> change(ConsumerRecord<String, Order> order, Function<String, Uuid> topicIds) {
        String key = "order:%s:status".formatted(order.key());
        Fence fence = new Fence(topicIds.apply(order.topic()), order.partition(), order.offset());
        if (order.value() == null) {
            return Optional.of(new Change.Drop(key, fence));
        }
        OrderStatus status = order.value().getStatus();
        // A newer version may know more words than this one; a wrong one would be worse than the one before.
        return status == OrderStatus.UNKNOWN
                ? Optional.empty()
                : Optional.of(new Change.Put(
                        key, status.name().toLowerCase(Locale.ROOT), fence, Duration.ZERO, fenceTtl(status)));
    }

    /** Nothing but repeats follows a final status. */
    private static Duration fenceTtl(OrderStatus status) {
        return switch (status) {
            case FAILED, DELIVERED, CANCELLED -> FencedCache.FENCE_TTL;
            case PENDING, PROCESSED, SHIPPED, UNKNOWN -> Duration.ZERO;
        };
    }
}
