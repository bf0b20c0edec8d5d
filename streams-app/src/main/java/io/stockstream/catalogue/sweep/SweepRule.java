package io.stockstream.catalogue.sweep;

import io.stockstream.catalogue.store.CatalogueRowsReader.LiveRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which rows of the catalogue may have been deleted unseen.
 *
 * <p>A snapshot gives every row that it reads its own position in the log, and later changes have higher ones. So a row
 * with an older position was not read yet, or does not exist. A position after the end of the log is from another
 * cluster, from which the database was moved. A row without one, read by an incremental snapshot, can be either.
 *
 * @param snapshotLsn position at which the last snapshot was taken
 * @param logEnd end of the database's log, read after the rows were read from the store
 */
record SweepRule(long snapshotLsn, long logEnd) {

    /**
     * What a comparison brought.
     *
     * @param gone rows that the table no longer has
     * @param unread how many rows the snapshot has still to bring
     */
    record Verdict(List<LiveRow> gone, long unread) {}

    /** Rows that have to be looked up in the table. */
    List<LiveRow> doubtful(Collection<LiveRow> rows) {
        return rows.stream().filter(row -> row.lsn() == null || isUnread(row)).toList();
    }

    /**
     * Judges doubtful rows.
     *
     * @param existing ids that the table has
     */
    Verdict judge(Collection<LiveRow> doubtful, Set<String> existing) {
        List<LiveRow> gone = new ArrayList<>();
        long unread = 0;
        for (LiveRow row : doubtful) {
            if (!existing.contains(row.key())) {
                gone.add(row);
            } else if (row.lsn() != null) {
                unread++;
            }
        }
        return new Verdict(gone, unread);
    }

    private boolean isUnread(LiveRow row) {
        return row.lsn() < snapshotLsn || row.lsn() > logEnd;
    }
}
