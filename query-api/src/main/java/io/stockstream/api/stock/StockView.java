package io.stockstream.api.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The stock of a sku as clients see it. */
@Schema(
        name = "Stock",
        description =
                "The stock of a sku, in units. received = on_hand + in_transit + lost − surplus + sold holds always.")
public record StockView(
        @Schema(example = "SKU-1") @JsonProperty("sku") String sku,

        @Schema(description = "In all warehouses.", example = "98") @JsonProperty("on_hand")
        long onHand,

        @Schema(description = "Held for orders, part of on_hand.", example = "0") @JsonProperty("reserved")
        long reserved,

        @Schema(description = "on_hand − reserved.", example = "98") @JsonProperty("available")
        long available,

        @Schema(description = "Left a warehouse, not arrived.", example = "0") @JsonProperty("in_transit")
        long inTransit,

        @Schema(description = "Left and never arrived.", example = "2") @JsonProperty("lost")
        long lost,

        @Schema(description = "Arrived though it never left.", example = "0") @JsonProperty("surplus")
        long surplus,

        @Schema(description = "Came from outside.", example = "100") @JsonProperty("received")
        long received,

        @Schema(description = "Left to customers.", example = "0") @JsonProperty("sold")
        long sold,

        @Schema(description = "Counts the changes of this stock.", example = "3") @JsonProperty("version")
        long version,

        @JsonProperty("updated_at") Instant updatedAt,

        @Schema(description = "Every warehouse that ever held the sku.") @JsonProperty("warehouses")
        List<InWarehouse> warehouses) {

    /** The part of one warehouse. */
    @Schema(name = "StockInWarehouse", description = "The part of one warehouse.")
    public record InWarehouse(
            @Schema(example = "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11") @JsonProperty("warehouse_id")
            String warehouseId,

            @Schema(example = "98") @JsonProperty("on_hand") long onHand,
            @Schema(example = "0") @JsonProperty("reserved") long reserved,

            @Schema(example = "98") @JsonProperty("available")
            long available,

            @JsonProperty("updated_at") Instant updatedAt) {}

    static StockView of(StoredLevel level) {
        return new StockView(
                level.sku(),
                level.onHand(),
                level.reserved(),
                level.onHand() - level.reserved(),
                level.inTransit(),
                level.lost(),
                level.surplus(),
                level.received(),
                level.sold(),
                level.version(),
                level.updatedAt(),
                level.warehouses().stream().map(StockView::inWarehouse).toList());
    }

    private static InWarehouse inWarehouse(StoredLevel.InWarehouse stock) {
        return new InWarehouse(
                stock.warehouseId(),
                stock.onHand(),
                stock.reserved(),
                stock.onHand() - stock.reserved(),
                stock.updatedAt());
    }
}
