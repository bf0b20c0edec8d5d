package io.stockstream.streams.report;

import io.stockstream.streams.view.SortedKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of stock by day: the sku, then the date. */
public final class StockDayKey {

    private static final int DATE_LENGTH = 10;

    private StockDayKey() {}

    /** The entry of a day; the highest key of the sku up to that day. */
    public static Bytes of(String sku, String date) {
        return new SortedKey().text(sku).last(date).bytes();
    }

    /** Lowest key of the sku. */
    public static Bytes first(String sku) {
        return new SortedKey().text(sku).bytes();
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

    /** The sku of an entry. */
    public static String sku(Bytes key) {
        return new String(key.get(), 0, key.get().length - DATE_LENGTH - 1, StandardCharsets.UTF_8);
    }
}
