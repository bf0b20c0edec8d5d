package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** What was sold of a sku in a currency on a day; the store gives the same fields, of {@link io.stockstream.report.SkuTotal}. */
@Schema(name = "SoldSku", description = "What was sold of a sku in a currency on the day.")
record SkuView(
        @Schema(example = "SKU-1") @JsonProperty("sku") String sku,
        @Schema(example = "RUB") @JsonProperty("currency") String currency,

        @Schema(description = "Orders that have it.", example = "2") @JsonProperty("orders")
        long orders,

        @Schema(example = "5") @JsonProperty("units") long units,

        @Schema(description = "Of the units that have a price.", example = "499.50") @JsonProperty("revenue")
        BigDecimal revenue) {

    /** As the store sorts: by bytes. */
    static final Comparator<SkuView> IN_ORDER =
            Comparator.comparing(SkuView::currency).thenComparing(SkuView::bytes, Arrays::compareUnsigned);

    private byte[] bytes() {
        return sku.getBytes(StandardCharsets.UTF_8);
    }
}
