package io.stockstream.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The summary of the stock at the end of a business day in a report.
 *
 * @param date the business day
 * @param zone that the date is of
 * @param state {@code open} or {@code final}
 * @param closedAt when it became final; null while it is open
 */
public record StockReport(LocalDate date, ZoneId zone, String state, Instant closedAt) {

    public StockReport {
        Objects.requireNonNull(date);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(state);
    }

    /** A sku at the end of the day, in units. */
    public record Row(
            String sku,
            long onHand,
            long reserved,
            long available,
            long inTransit,
            long lost,
            long surplus,
            long received,
            long sold) {}
}
