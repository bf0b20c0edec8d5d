package io.stockstream.api.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One product in the list of what a warehouse holds. */
@Schema(name = "WarehouseStock", description = "One product that the warehouse holds or held.")
public record WarehouseStockView(
        @Schema(description = "The sku.", example = "SKU-1") @JsonProperty("product_id")
        String productId,

        @Schema(example = "98") @JsonProperty("on_hand") long onHand,
        @Schema(example = "0") @JsonProperty("reserved") long reserved,

        @Schema(description = "on_hand − reserved.", example = "98") @JsonProperty("available")
        long available,

        @Schema(description = "The same as on_hand.", example = "98") @JsonProperty("quantity")
        long quantity,

        @JsonProperty("updated_at") Instant updatedAt) {

    static WarehouseStockView of(StoredLevel.OfWarehouse stock) {
        return new WarehouseStockView(
                stock.sku(),
                stock.onHand(),
                stock.reserved(),
                stock.onHand() - stock.reserved(),
                stock.onHand(),
                stock.updatedAt());
    }
}
