package io.stockstream.catalogue.sweep;

import io.stockstream.catalogue.store.CatalogueRowsReader;
import io.stockstream.catalogue.store.CatalogueRowsReader.LiveRow;
import io.stockstream.catalogue.topology.CatalogueTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/** Goes once through all live rows of this instance and writes deletions of those that the tables no longer have. */
final class Sweep {

    private static final int PAGE = 500;

    private final CatalogueRowsReader store;
    private final TableRows tables;
    private final Tombstones tombstones;
    private final ObjIntConsumer<CatalogueTable> removed;

    /**
     * @param removed hears how many rows of a table were removed
     */
    Sweep(CatalogueRowsReader store, TableRows tables, Tombstones tombstones, ObjIntConsumer<CatalogueTable> removed) {
        this.store = store;
        this.tables = tables;
        this.tombstones = tombstones;
        this.removed = removed;
    }

    /**
     * Sweeps.
     *
     * @param snapshotLsn position at which the last snapshot was taken
     * @return how many rows the snapshot has still to bring
     * @throws SQLException when the database does not answer, or is not the one of the snapshot
     */
    long run(long snapshotLsn, Set<Integer> partitions) throws SQLException {
        long logEnd = tables.logEnd();
        if (logEnd < snapshotLsn) {
            throw new SQLException("The database's log ends at %d, before the snapshot at %d: it is another database"
                    .formatted(logEnd, snapshotLsn));
        }
        long unread = 0;
        for (CatalogueTable table : CatalogueTable.values()) {
            for (int partition : partitions) {
                String after = null;
                List<LiveRow> page;
                do {
                    page = store.live(partition, table, after, PAGE);
                    logEnd = endBehind(page, logEnd);
                    unread += sweep(table, page, new SweepRule(snapshotLsn, logEnd));
                    after = page.isEmpty() ? after : page.getLast().key();
                } while (page.size() == PAGE);
            }
        }
        return unread;
    }

    private long sweep(CatalogueTable table, List<LiveRow> page, SweepRule rule) throws SQLException {
        List<LiveRow> doubtful = rule.doubtful(page);
        if (doubtful.isEmpty()) {
            return 0;
        }
        Set<String> ids = new HashSet<>();
        doubtful.forEach(row -> ids.add(row.key()));
        SweepRule.Verdict verdict = rule.judge(doubtful, tables.existing(table, ids));
        if (!verdict.gone().isEmpty()) {
            tombstones.write(table, verdict.gone(), rule.snapshotLsn());
            removed.accept(table, verdict.gone().size());
        }
        return verdict.unread();
    }

    /** The log grows meanwhile; only a position after its current end is from another cluster. */
    private long endBehind(Collection<LiveRow> page, long logEnd) throws SQLException {
        boolean behind =
                page.stream().map(LiveRow::lsn).filter(Objects::nonNull).anyMatch(lsn -> lsn > logEnd);
        return behind ? tables.logEnd() : logEnd;
    }
}
