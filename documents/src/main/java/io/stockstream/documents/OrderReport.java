package io.stockstream.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The summary of a business day's orders in a report.
 *
 * @param date the business day
 * @param zone the time zone of the date and of all times
 * @param state {@code open}, {@code final} or {@code revised}
 * @param orders all orders of the day
 * @param ordersByStatus in the order in which they are shown
 * @param units sold
 * @param revenue by currency
 * @param revision how often the report changed after it was final
 * @param closedAt when it became final; null while it is open
 * @param updatedAt when the report of the day last changed; null when it never did
 */
public record OrderReport(
        LocalDate date,
        ZoneId zone,
        String state,
        long orders,
        Map<String, Long> ordersByStatus,
        long units,
        List<Revenue> revenue,
        long revision,
        Instant closedAt,
        Instant updatedAt) {

    public OrderReport {
        Objects.requireNonNull(date);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(state);
        revenue = List.copyOf(revenue);
    }

    /**
     * Revenue in a currency.
     *
     * @param currency ISO 4217
     * @param amount with the decimals of the currency
     */
    public record Revenue(String currency, BigDecimal amount) {}

    /**
     * Sales of a sku in a currency.
     *
     * @param orders how many orders had it
     * @param revenue of the units that had a price
     */
    public record Sku(String sku, String currency, long orders, long units, BigDecimal revenue) {}

    /**
     * One order.
     *
     * @param id of the row
     * @param units in all lines
     * @param amount of the lines that were sold and had a price; null when there is none
     * @param currency ISO 4217
     */
    public record Row(
            long id,
            String orderId,
            String status,
            long units,
            BigDecimal amount,
            String currency,
            Instant createdAt,
            Instant reportAt) {}
}
