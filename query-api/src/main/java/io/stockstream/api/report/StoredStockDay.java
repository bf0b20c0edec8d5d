package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.web.Utf8Order;
import java.util.Comparator;

/** A sku at the end of a day, as the private store API gives it; the fields are those of {@link io.stockstream.report.StockDay}. */
record StoredStockDay(
        @JsonProperty("sku") String sku,
        @JsonProperty("on_hand") long onHand,
        @JsonProperty("reserved") long reserved,
        @JsonProperty("in_transit") long inTransit,
        @JsonProperty("lost") long lost,
        @JsonProperty("surplus") long surplus,
        @JsonProperty("sold") long sold,
        @JsonProperty("received") long received) {

    static final Comparator<StoredStockDay> BY_SKU = Comparator.comparing(StoredStockDay::sku, Utf8Order.BYTES);

    long available() {
        return onHand - reserved;
    }
}
