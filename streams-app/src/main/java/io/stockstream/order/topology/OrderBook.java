package io.stockstream.order.topology;

import io.stockstream.order.CheckCursor;
import io.stockstream.order.Order;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The orders of a partition: the pending ones, and apart from them all others. The pending ones are also known by the
 * time at which they were placed, on the heap alone: that follows from the store.
 */
final class OrderBook {

    private final KeyValueStore<String, OrderState> pending;
    private final KeyValueStore<String, OrderState> decided;
    private final NavigableSet<Bytes> oldest = new TreeSet<>();

    OrderBook(KeyValueStore<String, OrderState> pending, KeyValueStore<String, OrderState> decided) {
        this.pending = pending;
        this.decided = decided;
        try (KeyValueIterator<String, OrderState> all = pending.all()) {
            while (all.hasNext()) {
                KeyValue<String, OrderState> each = all.next();
                oldest.add(key(each.value.getOrder()));
            }
        }
    }

    /** What is known of an order; {@code null} when nothing is. */
    OrderState get(String orderId) {
        OrderState state = pending.get(orderId);
        return state == null ? decided.get(orderId) : state;
    }

    /**
     * Stores the order.
     *
     * @param before status of the order in here; {@code null} when it is not in here
     */
    void save(OrderState state, OrderStatus before) {
        Order order = state.getOrder();
        if (order.getStatus() == OrderStatus.PENDING) {
            pending.put(order.getOrderId(), state);
            oldest.add(key(order));
            return;
        }
        if (before == OrderStatus.PENDING) {
            pending.delete(order.getOrderId());
            oldest.remove(key(order));
        }
        decided.put(order.getOrderId(), state);
    }

    /**
     * The oldest pending orders placed before a time, up to a limit; by time, milliseconds, then by id.
     *
     * @param after where to continue; {@code null} for the beginning
     */
    List<CheckCursor> placedBefore(Instant time, CheckCursor after, int most) {
        Bytes to = key(time, "");
        if (after == null) {
            return first(oldest.headSet(to, false), most);
        }
        Bytes from = key(after.getPlacedAt(), after.getOrderId());
        return from.compareTo(to) >= 0 ? List.of() : first(oldest.subSet(from, false, to, false), most);
    }

    private static List<CheckCursor> first(NavigableSet<Bytes> keys, int most) {
        return keys.stream().limit(most).map(OrderBook::cursor).toList();
    }

    private static Bytes key(Order order) {
        return key(order.getCreatedAt(), order.getOrderId());
    }

    private static Bytes key(Instant createdAt, String orderId) {
        byte[] id = orderId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(createdAt.toEpochMilli())
                .put(id)
                .array());
    }

    private static CheckCursor cursor(Bytes key) {
        byte[] bytes = key.get();
        return new CheckCursor(
                Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()),
                new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8));
    }
}
