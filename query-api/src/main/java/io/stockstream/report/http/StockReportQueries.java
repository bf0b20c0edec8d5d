package io.stockstream.report.http;

import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Page;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Reads the stock at the end of a day, over all partitions. */
@Component
class StockReportQueries {

    private static final String STORE = "stock-days";
    private static final String CURSOR = "stock-days-1";

    private final StoreReads stores;

    StockReportQueries(StoreReads stores) {
        this.stores = stores;
    }

    /** A page by sku. */
    Page<StoredStockDay> page(LocalDate date, int limit, Optional<String> cursor) {
        // One more than wanted tells whether there is a next page.
        StoreRequest request = of(date).with("limit", Integer.toString(limit + 1));
        StoreRequest from = cursor.map(
                        text -> ReportCursor.parts(text, CURSOR, date, 1).getFirst())
                .map(sku -> request.with("after", sku))
                .orElse(request);
        return Page.cut(
                stores.everyPartition(from, StoredStockDay.class),
                StoredStockDay.BY_SKU,
                limit,
                last -> new Cursor(CURSOR, date.toString(), last.sku()));
    }

    /** Every sku, read as they are taken: a page of each partition is in memory. */
    Iterator<StoredStockDay> all(LocalDate date) {
        int partitions = stores.partitions(STORE);
        List<Pages<StoredStockDay>> all = IntStream.range(0, partitions)
                .mapToObj(partition -> partition(date, partition, Pages.size(partitions)))
                .toList();
        return new Merged<>(all, StoredStockDay.BY_SKU);
    }

    private Pages<StoredStockDay> partition(LocalDate date, int partition, int size) {
        // Pages after the first come from the same store, and so are not older.
        return new Pages<>(
                of(date).with("fresh", "true"),
                size,
                request -> stores.partition(request, partition, StoredStockDay.class),
                (request, last) -> request.with("fresh", "false").with("after", last.sku()));
    }

    private static StoreRequest of(LocalDate date) {
        return StoreRequest.of(STORE).with("date", date.toString());
    }
}
