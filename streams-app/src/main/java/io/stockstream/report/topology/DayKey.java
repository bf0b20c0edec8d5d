package io.stockstream.report.topology;

import io.stockstream.platform.view.SortedKey;
import org.apache.kafka.common.utils.Bytes;

/** Keys of what belongs to a day: the date, then the row, the revision, the shard, or currency and sku. */
public final class DayKey {

    private DayKey() {}

    /** The entry of a row or of a revision. */
    static Bytes of(String date, long number) {
        return new SortedKey().text(date).number(number).bytes();
    }

    /** Rows that a shard told, by the last of them. */
    static Bytes of(String date, int shard, long lastRow) {
        return new SortedKey().text(date).number(shard).number(lastRow).bytes();
    }

    /** The entry of a total. */
    static Bytes of(String date, String currency, String sku) {
        return new SortedKey().text(date).text(currency).last(sku).bytes();
    }

    /** Lowest key of the day. */
    public static Bytes first(String date) {
        return new SortedKey().text(date).bytes();
    }

    /** Lowest key of a page that continues after a row or a revision, 0 or more. */
    public static Bytes after(String date, long number) {
        return new SortedKey().text(date).number(number).after().bytes();
    }

    /** Lowest key of a page that continues after a total. */
    public static Bytes after(String date, String currency, String sku) {
        return new SortedKey().text(date).text(currency).last(sku).after().bytes();
    }

    /** Highest key of the day. */
    public static Bytes last(String date) {
        return new SortedKey().text(date).end().bytes();
    }
}
