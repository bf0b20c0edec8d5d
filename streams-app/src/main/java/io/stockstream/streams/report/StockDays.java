package io.stockstream.streams.report;

import io.stockstream.report.StockDay;
import io.stockstream.stock.StockLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * Stock by day of posting: a fact with an old timestamp counts in the day in which it was posted, so a day that is over stays as it is. A level is
 * posted when the broker took it (stock.levels has the broker's time), but never before an older level of its sku.
 */
final class StockDays {

    private final BusinessCalendar calendar;

    StockDays(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The sku at the end of the day of the level, as far as it is known.
     *
     * @param newest the newest day of the sku; {@code null} for none
     * @param posted when the level was posted
     * @return empty when the level is an older one again
     */
    Optional<StockDay> posted(StockDay newest, StockLevel level, Instant posted) {
        if (newest != null && level.getVersion() <= newest.getVersion()) {
            return Optional.empty();
        }
        Instant at = newest != null && newest.getUpdatedAt().isAfter(posted) ? newest.getUpdatedAt() : posted;
        return Optional.of(new StockDay(
                calendar.date(at).toString(),
                level.getSku(),
                level.getOnHand(),
                level.getReserved(),
                level.getInTransit(),
                level.getLost(),
                level.getSurplus(),
                level.getSold(),
                level.getReceived(),
                at,
                level.getVersion()));
    }
}
