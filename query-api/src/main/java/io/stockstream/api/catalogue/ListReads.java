package io.stockstream.api.catalogue;

import io.stockstream.api.store.StoreReads;
import io.stockstream.api.store.StoreRequest;
import io.stockstream.api.table.IdKind;
import io.stockstream.api.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbered pages over all partitions. Counts of live rows per range of ids tell the total and the range in which a page begins, so that no
 * page costs more than the rows of one range besides its own.
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
        if (page == 1) {
            // The first page begins with the first row, whatever the counts are: all partitions are asked once.
            CompletableFuture<Map<Long, Long>> counts = Parallel.begin(() -> counts(table));
            List<ObjectNode> rows = rows(table, new Start(Optional.empty(), 0), count);
            return new Rows(rows, total(Parallel.result(counts)));
        }
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
        while (at.skip() + count > MOST) {
            List<ObjectNode> skipped = merged(table, at.from(), MOST);
            if (skipped.size() < MOST) {
                return skipped.stream().skip(at.skip()).limit(count).toList();
            }
            // Not all of them: those of the page stay ahead.
            int passed = Math.toIntExact(Math.min(at.skip(), MOST));
            Object last = table.idKind().of(skipped.get(passed - 1));
            at = new Start(Optional.of(table.idKind().next(last)), at.skip() - passed);
        }
        int limit = Math.toIntExact(at.skip()) + count;
        return merged(table, at.from(), limit).stream().skip(at.skip()).toList();
    }

    /** The first rows from an id on: as each partition gives that many, no row of them can be missing. */
    private List<ObjectNode> merged(Table table, Optional<Object> from, int limit) {
        StoreRequest all = StoreRequest.of(LIST).with("table", table.name()).with("limit", Integer.toString(limit));
        StoreRequest request = from.map(id -> all.with("from", id.toString())).orElse(all);
        Comparator<ObjectNode> byId =
                Comparator.comparing(table.idKind()::of, table.idKind().order());
        return stores.everyPartition(request, StoredRow.Listed.class).stream()
                .map(StoredRow.Listed::row)
                .sorted(byId)
                .limit(limit)
                .toList();
    }
}
