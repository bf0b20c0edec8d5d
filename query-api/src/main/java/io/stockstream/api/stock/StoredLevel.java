package io.stockstream.api.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A stock level as the private store API gives it.
 *
 * @param warehouseCount {@code null} from an instance of an earlier version, which gives all of them
 * @param warehouses those that were asked for
 */
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
        @JsonProperty("warehouse_count") Integer warehouseCount,
        @JsonProperty("warehouses") List<InWarehouse> warehouses,
        @JsonProperty("updated_at") Instant updatedAt) {

    /** Whether every warehouse that ever held the sku is in it. */
    boolean isComplete() {
        return warehouseCount == null || warehouseCount <= warehouses.size();
    }

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
