package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** As the stores sort: by bytes. Java sorts signs beyond the first 65,536 elsewhere, and a page would skip what is between. */
    static final Comparator<StoredStockDay> BY_SKU = Comparator.comparing(
            (StoredStockDay row) -> row.sku().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    long available() {
        return onHand - reserved;
    }
}
