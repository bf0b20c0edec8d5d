package io.stockstream.streams.order;

import io.stockstream.order.CheckCursor;
import io.stockstream.order.Order;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The pending orders of a partition by the time at which they were placed, milliseconds, then by id. */
final class PendingOrders {

    private static final byte[] PRESENT = {};

    private final KeyValueStore<Bytes, byte[]> store;

    PendingOrders(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Order order) {
        store.put(key(order.getCreatedAt(), order.getOrderId()), PRESENT);
    }

    void remove(Order order) {
        store.delete(key(order.getCreatedAt(), order.getOrderId()));
    }

    /**
     * The oldest orders placed before a time, up to a limit.
     *
     * @param after where to continue; {@code null} for the beginning
     */
    List<CheckCursor> placedBefore(Instant time, CheckCursor after, int most) {
        Bytes from = after == null ? null : key(after.getPlacedAt(), after.getOrderId());
        Bytes to = key(time, "");
        List<CheckCursor> orders = new ArrayList<>();
        if (from != null && from.compareTo(to) >= 0) {
            return orders;
        }
        try (KeyValueIterator<Bytes, byte[]> oldest = store.range(from, to)) {
            while (oldest.hasNext() && orders.size() < most) {
                Bytes key = oldest.next().key;
                if (!key.equals(from)) {
                    orders.add(cursor(key));
                }
            }
        }
        return orders;
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
