package io.stockstream.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items in the order of the list
 * @param next the cursor of the next page; {@code null} when this is the last
 * @param <T> type of an item
 */
public record Page<T>(List<T> items, String next) {

    /**
     * Merges a page from several partitions: each contributes up to one item more than the limit, from the same place
     * on.
     *
     * @param candidates in any order
     * @param cursor of the page after an item
     */
    public static <T> Page<T> cut(List<T> candidates, Comparator<T> order, int limit, Function<T, Cursor> cursor) {
        List<T> items = candidates.stream().sorted(order).limit(limit).toList();
        boolean more = candidates.size() > limit;
        return new Page<>(items, more ? cursor.apply(items.getLast()).encode() : null);
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
