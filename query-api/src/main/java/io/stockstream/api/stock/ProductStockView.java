package io.stockstream.api.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The stock of one product in one warehouse. */
@Schema(name = "ProductStock", description = "The stock of one product in one warehouse.")
public record ProductStockView(
        @Schema(example = "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11") @JsonProperty("warehouse_id")
        String warehouseId,

        @Schema(description = "The sku.", example = "SKU-1") @JsonProperty("product_id")
        String productId,

        @Schema(description = "The same as on_hand.", example = "98") @JsonProperty("quantity")
        long quantity,

        @Schema(example = "98") @JsonProperty("on_hand") long onHand,
        @Schema(example = "0") @JsonProperty("reserved") long reserved,

        @Schema(description = "on_hand − reserved.", example = "98") @JsonProperty("available")
        long available,

        @JsonProperty("updated_at") Instant updatedAt) {

    static ProductStockView of(String sku, StoredLevel.InWarehouse stock) {
        return new ProductStockView(
                stock.warehouseId(),
                sku,
                stock.onHand(),
                stock.onHand(),
                stock.reserved(),
                stock.onHand() - stock.reserved(),
                stock.updatedAt());
    }
}
