package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.IdKind;
import io.stockstream.catalogue.table.Table;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbered pages over all partitions. Counts of live rows per range of ids tell the total and the range in which a page
 * begins, so that no page costs more than the ids of one range besides its own rows; marks of deletions before the
 * first row are not stepped over either.
 */
@Component
class ListReads {

    private static final String COUNTS = "catalogue-counts";
    private static final String LIST = "catalogue-list";
    /** What one partition gives at most. */
    private static final int MOST = 2_000;

    private final StoreReads stores;

    ListReads(StoreReads stores) {
        this.stores = stores;
    }

    /**
     * A page.
     *
     * @param rows by id
     * @param total of all pages
     */
    record Rows(List<ObjectNode> rows, long total) {}

    /** Where a page begins: some rows after the first of those ids. */
    private record Start(Optional<Object> from, long skip) {}

    Rows page(Table table, int count, int page) {
        Map<Long, Long> counts = counts(table);
        long total = total(counts);
        long skip = (long) (page - 1) * count;
        List<ObjectNode> rows = skip >= total ? List.of() : rows(table, start(table, counts, skip), count);
        return new Rows(rows, total);
    }

    private Map<Long, Long> counts(Table table) {
        StoreRequest request = StoreRequest.of(COUNTS).with("table", table.name());
        Map<Long, Long> counts = new TreeMap<>();
        for (StoredRow.Bucket bucket : stores.everyPartition(request, StoredRow.Bucket.class)) {
            counts.merge(bucket.bucket(), bucket.count(), Long::sum);
        }
        return counts;
    }

    private static long total(Map<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Start start(Table table, Map<Long, Long> counts, long skip) {
        long left = skip;
        for (Map.Entry<Long, Long> bucket : counts.entrySet()) {
            if (left < bucket.getValue()) {
                Optional<Object> from = table.idKind() == IdKind.NUMBER
                        ? Optional.of(bucket.getKey() * StoredRow.Bucket.SIZE)
                        : Optional.empty();
                return new Start(from, left);
            }
            left -= bucket.getValue();
        }
        return new Start(Optional.empty(), skip);
    }

    private List<ObjectNode> rows(Table table, Start start, int count) {
        Start at = start;
        while (at.skip() > 0) {
            int limit = Math.toIntExact(Math.min(at.skip() + 1, MOST));
            List<Object> ids = ids(table, at.from(), limit);
            if (ids.size() <= at.skip() && ids.size() < limit) {
                return List.of(); // Rows were deleted since they were counted.
            }
            // The page begins with the last of them, or else behind it.
            Object last = ids.getLast();
            at = ids.size() > at.skip()
                    ? new Start(Optional.of(last), 0)
                    : new Start(Optional.of(table.idKind().next(last)), at.skip() - ids.size());
        }
        return merged(
                request(table, at.from(), count),
                StoredRow.Listed.class,
                StoredRow.Listed::row,
                Comparator.comparing(table.idKind()::of, table.idKind().order()),
                count);
    }

    /** Ids alone: rows that are only stepped over would fill the memory of both sides. */
    private List<Object> ids(Table table, Optional<Object> from, int limit) {
        return merged(
                request(table, from, limit).with("ids", "true"),
                StoredRow.ListedId.class,
                listed -> table.idKind().ofJson(listed.id()),
                table.idKind().order(),
                limit);
    }

    private static StoreRequest request(Table table, Optional<Object> from, int limit) {
        StoreRequest all = StoreRequest.of(LIST).with("table", table.name()).with("limit", Integer.toString(limit));
        return from.map(id -> all.with("from", id.toString())).orElse(all);
    }

    /** The first of all partitions: as each gives that many, none of them can be missing. */
    private <T, R> List<R> merged(
            StoreRequest request, Class<T> type, Function<T, R> content, Comparator<R> order, int limit) {
        return stores.everyPartition(request, type).stream()
                .map(content)
                .sorted(order)
                .limit(limit)
                .toList();
    }
}
