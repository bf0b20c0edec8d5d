package io.stockstream.report.http;

import io.stockstream.platform.web.Utf8Order;
import java.util.Comparator;

/**
 * A sku at the end of a day, as the private store API gives it; the fields are those of
 * {@link io.stockstream.report.StockDay}.
 */
record StoredStockDay(
        String sku, long onHand, long reserved, long inTransit, long lost, long surplus, long sold, long received) {

    static final Comparator<StoredStockDay> BY_SKU = Comparator.comparing(StoredStockDay::sku, Utf8Order.BYTES);

    long available() {
        return onHand - reserved;
    }
}
