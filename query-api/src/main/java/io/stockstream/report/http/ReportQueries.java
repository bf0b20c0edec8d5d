package io.stockstream.report.http;

import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Reads the orders of a day, and what follows from them. Every partition of the orders has a shard of the day, and
 * lists are merged from all of them; what is known of a day that is over is in one partition.
 */
@Component
class ReportQueries {

    private static final String DAYS = "report-days";
    private static final String SHARDS = "report-shards";
    private static final String ROWS = "report-rows";
    private static final String TOTALS = "report-totals";
    private static final String REVISIONS = "report-revisions";
    private static final String ROW_CURSOR = "report-rows-1";
    private static final String SKU_CURSOR = "report-skus-1";
    private static final String REVISION_CURSOR = "report-revisions-1";

    private static final Comparator<StoredEntry> BY_ROW = Comparator.comparingLong(StoredEntry::rowId);

    private final StoreReads stores;
    private final ReportCalendar calendar;

    ReportQueries(StoreReads stores, ReportCalendar calendar) {
        this.stores = stores;
        this.calendar = calendar;
    }

    /**
     * The data of a day; most future days and some past ones have none.
     *
     * @param fresh whether to wait until all that is committed so far can be seen
     */
    StoredDay day(LocalDate date, boolean fresh) {
        Optional<StoredDay> known = fresh ? freshDay(date) : knownDay(date);
        return known.or(() -> fresh ? known : freshDay(date))
                .orElseGet(() -> StoredDay.unknown(calendar.zone(), calendar.isOver(date)));
    }

    /**
     * What is known of the day itself, such as when its stock was closed; of its orders nothing while it is not over.
     */
    StoredDay dayItself(LocalDate date) {
        return stores.byKey(of(DAYS, date), date.toString(), StoredDay.class)
                .orElseGet(() -> StoredDay.unknown(calendar.zone(), calendar.isOver(date)));
    }

    private Optional<StoredDay> knownDay(LocalDate date) {
        Optional<StoredDay> day = stores.byKey(of(DAYS, date), date.toString(), StoredDay.class);
        return day.filter(StoredDay::isOver)
                .or(() -> sum(day, stores.everyPartition(of(SHARDS, date), StoredDay.class)));
    }

    /** Shards before the day: it is made from what they tell, so it is not older than they were. */
    private Optional<StoredDay> freshDay(LocalDate date) {
        List<StoredDay> shards = stores.everyPartition(fresh(of(SHARDS, date)), StoredDay.class);
        Optional<StoredDay> day = stores.byKey(fresh(of(DAYS, date)), date.toString(), StoredDay.class);
        return day.filter(StoredDay::isOver).or(() -> sum(day, shards));
    }

    private static Optional<StoredDay> sum(Optional<StoredDay> day, List<StoredDay> shards) {
        return day.isEmpty() && shards.isEmpty()
                ? Optional.empty()
                : Optional.of(StoredDay.sum(day.orElse(null), shards));
    }

    /** Every order of a day by row id, read as they are taken. */
    Iterator<StoredEntry> rows(LocalDate date) {
        return all(
                ROWS,
                date,
                StoredEntry.class,
                BY_ROW,
                (request, last) -> request.with("after", Long.toString(last.rowId())));
    }

    /** Everything that was sold on a day by currency and sku, read as it is taken. */
    Iterator<SkuView> skus(LocalDate date) {
        return new SummedSkus(all(
                TOTALS,
                date,
                SkuView.class,
                SkuView.IN_ORDER,
                (request, last) -> behind(request, last.currencyOrNone(), last.sku())));
    }

    /** A page of the orders of a day, by row id. */
    Page<StoredEntry> rows(LocalDate date, int limit, Optional<String> cursor) {
        StoreRequest from = cursor.map(text -> ReportCursor.number(text, ROW_CURSOR, date))
                .map(after -> of(ROWS, date).with("after", after))
                .orElse(of(ROWS, date));
        return Page.cut(
                everyShard(from, limit, StoredEntry.class),
                BY_ROW,
                limit,
                last -> new Cursor(ROW_CURSOR, date.toString(), Long.toString(last.rowId())));
    }

    /** A page of a day's sales, by currency and sku. */
    Page<SkuView> skus(LocalDate date, int limit, Optional<String> cursor) {
        StoreRequest from = cursor.map(text -> ReportCursor.parts(text, SKU_CURSOR, date, 2))
                .map(parts -> behind(of(TOTALS, date), parts.getFirst(), parts.getLast()))
                .orElse(of(TOTALS, date));
        // Of each of the first skus, a shard has its part within as many entries.
        List<SkuView> parts = everyShard(from, limit, SkuView.class);
        List<SkuView> sums = new ArrayList<>();
        new SummedSkus(parts.stream().sorted(SkuView.IN_ORDER).iterator()).forEachRemaining(sums::add);
        return Page.cut(
                sums,
                SkuView.IN_ORDER,
                limit,
                last -> new Cursor(SKU_CURSOR, date.toString(), last.currencyOrNone(), last.sku()));
    }

    /** A page of what changed after the day was final, by revision. */
    Page<StoredRevision> revisions(LocalDate date, int limit, Optional<String> cursor) {
        StoreRequest from = cursor.map(text -> ReportCursor.number(text, REVISION_CURSOR, date))
                .map(after -> of(REVISIONS, date).with("after", after))
                .orElse(of(REVISIONS, date));
        return Page.cut(
                stores.rangeByKey(limited(from, limit), date.toString(), StoredRevision.class),
                Comparator.comparingLong(StoredRevision::revision),
                limit,
                last -> new Cursor(REVISION_CURSOR, date.toString(), Long.toString(last.revision())));
    }

    /**
     * One more of each shard than wanted tells whether there is a next page. "Nothing" is certain only when it is
     * fresh.
     */
    private <T> List<T> everyShard(StoreRequest from, int limit, Class<T> type) {
        StoreRequest request = limited(from, limit);
        List<T> known = stores.everyPartition(request, type);
        return known.isEmpty() ? stores.everyPartition(fresh(request), type) : known;
    }

    private <T> Iterator<T> all(
            String store,
            LocalDate date,
            Class<T> type,
            Comparator<T> order,
            BiFunction<StoreRequest, T, StoreRequest> behind) {
        Iterator<T> known = all(of(store, date), type, order, behind);
        return known.hasNext() ? known : all(fresh(of(store, date)), type, order, behind);
    }

    private <T> Iterator<T> all(
            StoreRequest range, Class<T> type, Comparator<T> order, BiFunction<StoreRequest, T, StoreRequest> behind) {
        int shards = stores.partitions(range.store());
        List<Pages<T>> pages = IntStream.range(0, shards)
                .mapToObj(shard -> new Pages<>(
                        range, Pages.size(shards), request -> stores.partition(request, shard, type), behind))
                .toList();
        return new Merged<>(pages, order);
    }

    private static StoreRequest of(String store, LocalDate date) {
        return StoreRequest.of(store).with("date", date.toString());
    }

    private static StoreRequest fresh(StoreRequest request) {
        return request.with("fresh", "true");
    }

    private static StoreRequest limited(StoreRequest request, int limit) {
        return request.with("limit", Integer.toString(limit + 1));
    }

    private static StoreRequest behind(StoreRequest request, String currency, String sku) {
        return request.with("after_currency", currency).with("after_sku", sku);
    }
}
