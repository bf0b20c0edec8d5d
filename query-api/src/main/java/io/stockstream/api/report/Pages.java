package io.stockstream.api.report;

import io.stockstream.api.store.StoreRequest;
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

    /** How many items are requested at once. */
    static final int SIZE = 500;

    private final Function<StoreRequest, List<T>> read;
    private final BiFunction<StoreRequest, T, StoreRequest> behind;
    private final StoreRequest start;
    private List<T> page;
    private int next;

    /**
     * The items of a range.
     *
     * @param read reads a page
     * @param behind the request for the items after a given one
     */
    Pages(StoreRequest range, Function<StoreRequest, List<T>> read, BiFunction<StoreRequest, T, StoreRequest> behind) {
        this.start = range.with("limit", Integer.toString(SIZE));
        this.read = read;
        this.behind = behind;
        this.page = read.apply(start);
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && page.size() == SIZE) {
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
