package io.stockstream.order.view;

import io.stockstream.platform.view.SortedKey;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the order-decisions: order id, then sequence. */
public final class OrderDecisionKey {

    private OrderDecisionKey() {}

    /** The entry of a decision. */
    public static Bytes of(String orderId, long sequence) {
        return new SortedKey().text(orderId).number(sequence).bytes();
    }

    /** Lowest key of a page that continues after a sequence; 0 begins with the first. */
    public static Bytes after(String orderId, long sequence) {
        return new SortedKey().text(orderId).number(sequence).after().bytes();
    }

    /** Highest key of the order. */
    public static Bytes last(String orderId) {
        return new SortedKey().text(orderId).end().bytes();
    }
}
