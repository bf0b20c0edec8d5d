package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.web.Utf8Order;
import io.stockstream.money.Currencies;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Sales of a sku in a currency on a day; the store returns the same fields, those of
 * {@link io.stockstream.report.SkuTotal}.
 */
@Schema(name = "SoldSku", description = "What was sold of a sku in a currency on the day.")
record SkuView(
        @Schema(example = "SKU-1") @JsonProperty("sku") String sku,

        @Schema(
                types = {"string", "null"},
                description = "ISO 4217; null for what was sold in orders without one.",
                example = "RUB")
        @JsonProperty("currency")
        String currency,

        @Schema(description = "Orders that have it.", example = "2") @JsonProperty("orders")
        long orders,

        @Schema(example = "5") @JsonProperty("units") long units,

        @Schema(description = "Of the units that have a price.", example = "499.50") @JsonProperty("revenue")
        BigDecimal revenue) {

    /** As the store sorts: those without a currency first. */
    static final Comparator<SkuView> IN_ORDER =
            Comparator.comparing(SkuView::currencyOrNone).thenComparing(SkuView::sku, Utf8Order.BYTES);

    public SkuView {
        revenue = Currencies.shown(revenue, currency);
        currency = currency == null || currency.isEmpty() ? null : currency;
    }

    /** The same with what another shard of the day has of it. */
    SkuView plus(SkuView other) {
        return new SkuView(sku, currency, orders + other.orders, units + other.units, revenue.add(other.revenue));
    }

    /** As the store has it: empty for none. */
    String currencyOrNone() {
        return currency == null ? "" : currency;
    }
}
