package io.stockstream.report.decide;

import io.stockstream.money.Currencies;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportLine;
import io.stockstream.report.SkuTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How what was sold of a sku in a currency changes when one entry replaces another.
 *
 * @param currency ISO 4217
 * @param sku the sku
 * @param units negative when less is sold
 * @param revenue of the units with a price; negative when less is sold
 * @param orders 1 when an order begins to count, -1 when it no longer does, else 0
 */
public record SaleChange(String currency, String sku, long units, BigDecimal revenue, long orders) {

    /** Where a sale counts. */
    private record Place(String currency, String sku) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byCurrency = currency.compareTo(other.currency);
            return byCurrency == 0 ? sku.compareTo(other.sku) : byCurrency;
        }
    }

    /**
     * The changes, by currency and sku.
     *
     * @param before the entry that is replaced; {@code null} for none
     */
    static List<SaleChange> between(ReportEntry before, ReportEntry after) {
        Map<Place, SaleChange> changes = new TreeMap<>();
        if (before != null) {
            add(changes, before, -1);
        }
        add(changes, after, 1);
        List<SaleChange> real = new ArrayList<>(changes.values());
        real.removeIf(change -> change.units == 0 && change.orders == 0 && change.revenue.signum() == 0);
        return real;
    }

    /**
     * The total after the change.
     *
     * @param total before the change; {@code null} when nothing was sold
     * @return {@code null} when nothing is sold any more
     */
    public SkuTotal applyTo(SkuTotal total, String date) {
        SkuTotal now = total == null
                ? new SkuTotal(date, currency, sku, units, revenue, orders)
                : new SkuTotal(
                        date,
                        currency,
                        sku,
                        total.getUnits() + units,
                        total.getRevenue().add(revenue),
                        total.getOrders() + orders);
        return now.getOrders() == 0 ? null : now;
    }

    private static void add(Map<Place, SaleChange> changes, ReportEntry entry, int sign) {
        for (ReportLine line : entry.getLines()) {
            BigDecimal revenue = line.getRevenue() == null ? Currencies.stored(BigDecimal.ZERO) : line.getRevenue();
            SaleChange change = new SaleChange(
                    entry.getCurrency(),
                    line.getSku(),
                    sign * line.getUnits(),
                    sign < 0 ? revenue.negate() : revenue,
                    sign);
            changes.merge(new Place(entry.getCurrency(), line.getSku()), change, SaleChange::plus);
        }
    }

    private SaleChange plus(SaleChange other) {
        return new SaleChange(currency, sku, units + other.units, revenue.add(other.revenue), orders + other.orders);
    }
}
