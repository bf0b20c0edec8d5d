package io.stockstream.api.report;

import io.stockstream.api.store.StoreReads;
import io.stockstream.api.store.StoreRequest;
import io.stockstream.api.web.Cursor;
import io.stockstream.api.web.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads the orders of a day, and what follows from them. All of a day is in one partition. */
@Component
class ReportQueries {

    private static final String DAYS = "report-days";
    private static final String ROWS = "report-rows";
    private static final String TOTALS = "report-totals";
    private static final String REVISIONS = "report-revisions";
    private static final String ROW_CURSOR = "report-rows-1";
    private static final String SKU_CURSOR = "report-skus-1";
    private static final String REVISION_CURSOR = "report-revisions-1";

    private final StoreReads stores;
    private final ReportCalendar calendar;

    ReportQueries(StoreReads stores, ReportCalendar calendar) {
        this.stores = stores;
        this.calendar = calendar;
    }

    /**
     * The data of a day; most future days and some past ones have none.
     *
     * @param fresh whether to wait until all that is committed by now can be seen
     */
    StoredDay day(LocalDate date, boolean fresh) {
        StoreRequest request = of(DAYS, date);
        return stores.byKey(fresh ? request.with("fresh", "true") : request, date.toString(), StoredDay.class)
                .orElseGet(() -> StoredDay.unknown(calendar.zone(), calendar.isOver(date)));
    }

    /** Every order of a day by row id, read as they are taken. */
    Iterator<StoredEntry> rows(LocalDate date) {
        return all(
                ROWS, date, StoredEntry.class, (request, last) -> request.with("after", Long.toString(last.rowId())));
    }

    /** Everything that was sold on a day by currency and sku, read as it is taken. */
    Iterator<SkuView> skus(LocalDate date) {
        return all(TOTALS, date, SkuView.class, (request, last) -> behind(request, last.currencyOrNone(), last.sku()));
    }

    /** A page of the orders of a day, by row id. */
    Page<StoredEntry> rows(LocalDate date, int limit, Optional<String> cursor) {
        StoreRequest from = cursor.map(text -> ReportCursor.number(text, ROW_CURSOR, date))
                .map(after -> of(ROWS, date).with("after", after))
                .orElse(of(ROWS, date));
        return page(
                from,
                date,
                limit,
                StoredEntry.class,
                Comparator.comparingLong(StoredEntry::rowId),
                last -> new Cursor(ROW_CURSOR, date.toString(), Long.toString(last.rowId())));
    }

    /** A page of a day's sales, by currency and sku. */
    Page<SkuView> skus(LocalDate date, int limit, Optional<String> cursor) {
        StoreRequest from = cursor.map(text -> ReportCursor.parts(text, SKU_CURSOR, date, 2))
                .map(parts -> behind(of(TOTALS, date), parts.getFirst(), parts.getLast()))
                .orElse(of(TOTALS, date));
        return page(
                from,
                date,
                limit,
                SkuView.class,
                SkuView.IN_ORDER,
                last -> new Cursor(SKU_CURSOR, date.toString(), last.currencyOrNone(), last.sku()));
    }

    /** A page of what changed after the day was final, by revision. */
    Page<StoredRevision> revisions(LocalDate date, int limit, Optional<String> cursor) {
        StoreRequest from = cursor.map(text -> ReportCursor.number(text, REVISION_CURSOR, date))
                .map(after -> of(REVISIONS, date).with("after", after))
                .orElse(of(REVISIONS, date));
        return page(
                from,
                date,
                limit,
                StoredRevision.class,
                Comparator.comparingLong(StoredRevision::revision),
                last -> new Cursor(REVISION_CURSOR, date.toString(), Long.toString(last.revision())));
    }

    private <T> Page<T> page(
            StoreRequest from,
            LocalDate date,
            int limit,
            Class<T> type,
            Comparator<T> order,
            Function<T, Cursor> cursor) {
        // One more than wanted tells whether there is a next page.
        StoreRequest request = from.with("limit", Integer.toString(limit + 1));
        return Page.cut(stores.rangeByKey(request, date.toString(), type), order, limit, cursor);
    }

    private <T> Iterator<T> all(
            String store, LocalDate date, Class<T> type, BiFunction<StoreRequest, T, StoreRequest> behind) {
        Function<StoreRequest, List<T>> read = request -> stores.rangeByKey(request, date.toString(), type);
        return new Pages<>(of(store, date), read, behind);
    }

    private static StoreRequest of(String store, LocalDate date) {
        return StoreRequest.of(store).with("date", date.toString());
    }

    private static StoreRequest behind(StoreRequest request, String currency, String sku) {
        return request.with("after_currency", currency).with("after_sku", sku);
    }
}
