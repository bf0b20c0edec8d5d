package io.stockstream.api.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** A stock level as the private store API gives it. */
record StoredLevel(
        @JsonProperty("sku") String sku,
        @JsonProperty("version") long version,
        @JsonProperty("on_hand") long onHand,
        @JsonProperty("reserved") long reserved,
        @JsonProperty("in_transit") long inTransit,
        @JsonProperty("lost") long lost,
        @JsonProperty("surplus") long surplus,
        @JsonProperty("received") long received,
        @JsonProperty("sold") long sold,
        @JsonProperty("warehouses") List<InWarehouse> warehouses,
        @JsonProperty("updated_at") Instant updatedAt) {

    record InWarehouse(
            @JsonProperty("warehouse_id") String warehouseId,
            @JsonProperty("on_hand") long onHand,
            @JsonProperty("reserved") long reserved,
            @JsonProperty("updated_at") Instant updatedAt) {}

    /** What one warehouse holds, in the list of all that it holds. */
    record OfWarehouse(
            @JsonProperty("sku") String sku,
            @JsonProperty("on_hand") long onHand,
            @JsonProperty("reserved") long reserved,
            @JsonProperty("updated_at") Instant updatedAt) {}
}
