package io.stockstream.report.topology;

import io.stockstream.platform.view.SortedKey;
import org.apache.kafka.common.utils.Bytes;

/** Keys of stock by day: the sku alone for its last day, the sku and the date for days before. */
public final class StockDayKey {

    /** Lower than every date, and higher than none. */
    private static final String NO_DATE = "0";

    private StockDayKey() {}

    /** The entry of the last day; the lowest key of the sku. */
    public static Bytes newest(String sku) {
        return new SortedKey().text(sku).bytes();
    }

    /** The entry of a day before the last one; the highest key of the sku up to that day. */
    public static Bytes of(String sku, String date) {
        return new SortedKey().text(sku).last(date).bytes();
    }

    /** Lowest key of the days before the last one. */
    public static Bytes first(String sku) {
        return new SortedKey().text(sku).last(NO_DATE).bytes();
    }

    /** A key after that of a day, before those of later days. */
    static Bytes after(String sku, String date) {
        return new SortedKey().text(sku).last(date).after().bytes();
    }

    /** A key after all of the sku, before those of the next. */
    public static Bytes behind(String sku) {
        return new SortedKey().text(sku).end().bytes();
    }

    /** Lowest key of all. */
    public static Bytes lowest() {
        return new SortedKey().bytes();
    }

    /** Highest key of all. */
    public static Bytes highest() {
        return new SortedKey().end().bytes();
    }
}
