package io.stockstream.report.decide;

import io.stockstream.report.StockDay;
import io.stockstream.stock.StockTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stock by day of posting: a fact with an old timestamp counts in the day in which it was posted, so a day that is over
 * stays as it is. A decision is posted when the broker took it (its topics have the broker's time). The stock at the
 * end of a day is the newest that was posted up to then, whatever the order in which decisions are read: a rebuild,
 * which reads the two topics of decisions at other speeds, ends with the same days.
 */
public final class StockDays {

    private final BusinessCalendar calendar;

    public StockDays(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Stock of a sku, as a decision left it.
     *
     * @param sku the sku
     * @param version counts the changes of its stock
     * @param stock over all warehouses
     * @param at when the decision was posted
     */
    public record Posted(String sku, long version, StockTotals stock, Instant at) {}

    /** The known days of a sku. */
    public interface Known {

        /** The last day; {@code null} for none. */
        StockDay newest();

        /**
         * The last day up to a date, which is before the newest one.
         *
         * @return {@code null} for none
         */
        StockDay upTo(String date);

        /** The days after a date and before the newest one. */
        List<StockDay> after(String date);
    }

    /** What to do with the days of a sku. */
    public sealed interface Effect {

        /** Keep the last day. */
        record KeepNewest(StockDay day) implements Effect {}

        /** Keep a day before the last one. */
        record Keep(StockDay day) implements Effect {}

        /** Forget a day before the last one. */
        record Forget(StockDay day) implements Effect {}
    }

    /** What follows from a decision; nothing when newer stock is known of its day. */
    public List<Effect> posted(Known known, Posted posted) {
        StockDay day = day(posted);
        StockDay newest = known.newest();
        if (newest == null) {
            return List.of(new Effect.KeepNewest(day));
        }
        boolean newer = isNewer(day, newest);
        int inTime = day.getReportDate().compareTo(newest.getReportDate());
        if (inTime == 0) {
            return newer ? List.of(new Effect.KeepNewest(day)) : List.of();
        }
        if (inTime > 0) {
            return newer ? List.of(new Effect.Keep(newest), new Effect.KeepNewest(day)) : List.of();
        }
        return newer ? newestAfterAll(known, day) : earlier(known, day);
    }

    /**
     * Newer than what was posted on later days: brokers' clocks differ. It is what those days began with, so they say
     * nothing.
     */
    private static List<Effect> newestAfterAll(Known known, StockDay day) {
        List<Effect> effects = new ArrayList<>();
        known.after(day.getReportDate()).forEach(later -> effects.add(new Effect.Forget(later)));
        StockDay before = known.upTo(day.getReportDate());
        if (before != null && before.getReportDate().equals(day.getReportDate())) {
            effects.add(new Effect.Forget(before));
        }
        effects.add(new Effect.KeepNewest(day));
        return effects;
    }

    private static List<Effect> earlier(Known known, StockDay day) {
        StockDay before = known.upTo(day.getReportDate());
        if (before != null && !isNewer(day, before)) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        known.after(day.getReportDate()).stream()
                .filter(later -> isNewer(day, later))
                .forEach(later -> effects.add(new Effect.Forget(later)));
        effects.add(new Effect.Keep(day));
        return effects;
    }

    /** Within a version only more is reserved and sold together; see {@link StockTotals}. */
    private static boolean isNewer(StockDay day, StockDay other) {
        return day.getVersion() == other.getVersion()
                ? day.getReserved() + day.getSold() > other.getReserved() + other.getSold()
                : day.getVersion() > other.getVersion();
    }

    private StockDay day(Posted posted) {
        StockTotals stock = posted.stock();
        return new StockDay(
                calendar.date(posted.at()).toString(),
                posted.sku(),
                stock.getOnHand(),
                stock.getReserved(),
                stock.getInTransit(),
                stock.getLost(),
                stock.getSurplus(),
                stock.getSold(),
                stock.getReceived(),
                posted.at(),
                posted.version());
    }
}
