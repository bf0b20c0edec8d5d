package io.stockstream.platform.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The tables of the history. */
enum HistoryTable {
    ORDERS("orders", 1_000),
    ORDER_DECISIONS("order_decisions", 1_000),
    MOVEMENTS("movements", 1_000_000),
    TASKS("tasks", 1_000);

    private final String word;
    private final long perSecond;

    /**
     * @param perSecond units of the time that the table is partitioned by, in a second
     */
    HistoryTable(String word, long perSecond) {
        this.word = word;
        this.perSecond = perSecond;
    }

    /** Its name in the schema {@code history}. */
    String word() {
        return word;
    }

    /** The month of a time of the table, in UTC; empty of one that the calendar does not reach. */
    Optional<YearMonth> month(long time) {
        try {
            return Optional.of(YearMonth.from(
                    Instant.ofEpochSecond(Math.floorDiv(time, perSecond)).atOffset(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
