package io.stockstream.order.view;

import io.stockstream.order.Order;
import io.stockstream.platform.view.SortedKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the index of orders: scope, then time of creation with the newest first, then order id. A scope is a zero
 * byte, a letter (s: of a status, u: of a user and a status), the user if there is one, and the status.
 */
public final class OrderIndexKey {

    private OrderIndexKey() {}

    /** Every key under which the order is found. */
    static Set<Bytes> of(Order order) {
        Set<Bytes> keys = new LinkedHashSet<>();
        for (OrderScope scope : OrderScope.of(order)) {
            keys.add(at(scope, order.getCreatedAt(), order.getOrderId()).bytes());
        }
        return keys;
    }

    /** Lowest key of the scope, which is the newest. */
    public static Bytes first(OrderScope scope) {
        return scope.key().bytes();
    }

    /** Lowest key of a page that continues after an order. */
    public static Bytes after(OrderScope scope, Instant createdAt, String orderId) {
        return at(scope, createdAt, orderId).after().bytes();
    }

    /** Highest key of the scope, which is the oldest. */
    public static Bytes last(OrderScope scope) {
        return scope.key().end().bytes();
    }

    /** The order's id in a key. */
    public static String orderId(Bytes key) {
        byte[] bytes = key.get();
        int start = scopeEnd(bytes) + Long.BYTES;
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /** Creation time of the order in a key. */
    public static Instant createdAt(Bytes key) {
        return Instant.ofEpochMilli(Long.MAX_VALUE
                - ByteBuffer.wrap(key.get(), scopeEnd(key.get()), Long.BYTES).getLong());
    }

    /** The order of lists, whatever the keys' scopes: the newest first, then by id. */
    public static int compareOrders(Bytes one, Bytes other) {
        byte[] left = one.get();
        byte[] right = other.get();
        return Arrays.compareUnsigned(left, scopeEnd(left), left.length, right, scopeEnd(right), right.length);
    }

    private static int scopeEnd(byte[] key) {
        int end = key[1] == OrderScope.OF_USER ? 2 + Long.BYTES : 2;
        while (key[end++] != 0) {
            // Within the status.
        }
        return end;
    }

    private static SortedKey at(OrderScope scope, Instant createdAt, String orderId) {
        return scope.key().number(Long.MAX_VALUE - createdAt.toEpochMilli()).last(orderId);
    }
}
