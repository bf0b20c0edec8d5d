package io.stockstream.report.http;

import io.stockstream.platform.store.StoreRequest;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The items of a range in a store, read as they are taken: one page is in memory.
 *
 * @param <T> type of an item
 */
final class Pages<T> implements Iterator<T> {

    /** Most items of all pages that are in memory together. */
    private static final int MOST = 4_000;

    private static final int LARGEST = 500;
    private static final int SMALLEST = 50;

    private final int size;
    private final Function<StoreRequest, List<T>> read;
    private final BiFunction<StoreRequest, T, StoreRequest> behind;
    private final StoreRequest start;
    private List<T> page;
    private int next;

    /**
     * The items of a range.
     *
     * @param size how many are requested at once
     * @param read reads a page
     * @param behind the request for the items after a given one
     */
    Pages(
            StoreRequest range,
            int size,
            Function<StoreRequest, List<T>> read,
            BiFunction<StoreRequest, T, StoreRequest> behind) {
        this.size = size;
        this.start = range.with("limit", Integer.toString(size));
        this.read = read;
        this.behind = behind;
        this.page = read.apply(start);
    }

    /** How many items to request at once where as many ranges are read side by side. */
    static int size(int ranges) {
        return Math.clamp(MOST / ranges, SMALLEST, LARGEST);
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && page.size() == size) {
            page = read.apply(behind.apply(start, page.getLast()));
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(next++);
    }
}
