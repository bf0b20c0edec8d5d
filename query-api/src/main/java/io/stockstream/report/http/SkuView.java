package io.stockstream.report.http;

import io.stockstream.money.Currencies;
import io.stockstream.platform.web.Utf8Order;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Sales of a sku in a currency on a day; the store returns the same fields, those of
 * {@link io.stockstream.report.SkuTotal}.
 */
record SkuView(String sku, String currency, long orders, long units, BigDecimal revenue) {

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
