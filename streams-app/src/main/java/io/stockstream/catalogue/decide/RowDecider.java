package io.stockstream.catalogue.decide;

import io.stockstream.catalogue.CatalogueEntry;
import java.util.List;

/**
 * Decides whether a change of a row counts. Debezium delivers changes at least once, and snapshots contain rows that
 * were streamed before or after; the result is the same as if each change had come once and in order. A deletion leaves
 * a mark, so that a late or repeated change never brings the row back.
 *
 * <p>Versions rise with every change of a row, also over deletion and re-creation, so they decide. Positions in the log
 * only help where versions cannot: they are missing on incremental snapshots, and start anew when the database moves to
 * another cluster.
 */
public final class RowDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param stored what is known under the key; {@code null} when nothing is
     * @param change a change under the same key
     * @return what to do, in this order; never empty
     */
    public List<RowEffect> decide(CatalogueEntry stored, RowChange change) {
        return switch (change) {
            case RowChange.Written written -> written(stored, written);
            case RowChange.Read read -> read(stored, read);
            case RowChange.Deleted deleted -> deleted(stored, deleted);
            case RowChange.Removed removed ->
                isLive(stored)
                        ? delete(stored.getVersion(), stored.getLsn(), removed.at())
                        : ignore(stored == null ? IgnoreReason.NEVER_KNOWN : IgnoreReason.REPEATED);
        };
    }

    private static List<RowEffect> written(CatalogueEntry stored, RowChange.Written change) {
        long version = change.row().version();
        if (stored == null || version > stored.getVersion()) {
            return keep(stored, change.row(), change.lsn(), change.at());
        }
        boolean same = version == stored.getVersion();
        if ((same || !isLive(stored)) && isLater(change.lsn(), stored.getLsn())) {
            return keep(stored, change.row(), change.lsn(), change.at());
        }
        if (same && isLive(stored) && stored.getLsn() == null && change.lsn() != null) {
            return takeOverLsn(stored, change.lsn());
        }
        return ignore(reason(stored, version));
    }

    private static List<RowEffect> read(CatalogueEntry stored, RowChange.Read change) {
        long version = change.row().version();
        if (stored == null || version > stored.getVersion()) {
            return keep(stored, change.row(), change.lsn(), change.at());
        }
        boolean same = version == stored.getVersion();
        boolean notOlder = change.lsn() == null || isLater(change.lsn(), stored.getLsn());
        if (same && isLive(stored) && notOlder && !change.row().content().equals(CatalogueEntries.row(stored))) {
            // An ALTER TABLE … USING rewrites rows without a log entry: only a snapshot shows it.
            Long lsn = change.lsn() == null ? stored.getLsn() : change.lsn();
            return keep(stored, change.row(), lsn, change.at());
        }
        if (same && isLive(stored) && change.lsn() != null && !change.lsn().equals(stored.getLsn())) {
            // Even a smaller one: then the database has moved to another cluster, whose log starts anew.
            return takeOverLsn(stored, change.lsn());
        }
        return ignore(reason(stored, version));
    }

    private static List<RowEffect> deleted(CatalogueEntry stored, RowChange.Deleted change) {
        Long before = change.beforeVersion();
        if (stored == null) {
            return before == null
                    ? ignore(IgnoreReason.NEVER_KNOWN)
                    : List.of(
                            new RowEffect.Save(mark(before, change.lsn(), change.at())),
                            new RowEffect.Ignore(IgnoreReason.NEVER_KNOWN));
        }
        if (!isLive(stored)) {
            return ignore(IgnoreReason.REPEATED);
        }
        boolean ofThisOrLater = before != null && before >= stored.getVersion();
        if (ofThisOrLater || isLater(change.lsn(), stored.getLsn())) {
            long version = ofThisOrLater ? before : stored.getVersion();
            return delete(version, max(stored.getLsn(), change.lsn()), change.at());
        }
        return ignore(IgnoreReason.OVERTAKEN);
    }

    private static List<RowEffect> keep(CatalogueEntry stored, CatalogueRow row, Long lsn, CdcPosition at) {
        RowEffect save =
                new RowEffect.Save(CatalogueEntries.of(row.version(), lsn, at.partition(), at.offset(), row.content()));
        return isLive(stored)
                ? List.of(save, new RowEffect.PublishRow(row))
                : List.of(save, new RowEffect.IndexAdd(), new RowEffect.PublishRow(row));
    }

    private static List<RowEffect> delete(long version, Long lsn, CdcPosition at) {
        return List.of(
                new RowEffect.Save(mark(version, lsn, at)),
                new RowEffect.IndexRemove(),
                new RowEffect.PublishTombstone(version));
    }

    /** The row and its first position stay as they are: nothing is published, so nothing newer may be claimed. */
    private static List<RowEffect> takeOverLsn(CatalogueEntry stored, Long lsn) {
        return List.of(
                new RowEffect.Save(CatalogueEntries.of(
                        stored.getVersion(),
                        lsn,
                        stored.getPartition(),
                        stored.getOffset(),
                        CatalogueEntries.row(stored))),
                new RowEffect.Ignore(IgnoreReason.REPEATED));
    }

    private static CatalogueEntry mark(long version, Long lsn, CdcPosition at) {
        return CatalogueEntries.of(version, lsn, at.partition(), at.offset(), null);
    }

    private static List<RowEffect> ignore(IgnoreReason reason) {
        return List.of(new RowEffect.Ignore(reason));
    }

    private static IgnoreReason reason(CatalogueEntry stored, long version) {
        if (!isLive(stored)) {
            return IgnoreReason.DELETED_SINCE;
        }
        return version == stored.getVersion() ? IgnoreReason.REPEATED : IgnoreReason.OVERTAKEN;
    }

    private static boolean isLive(CatalogueEntry stored) {
        return stored != null && CatalogueEntries.row(stored) != null;
    }

    /** Only if both positions are known; otherwise the version alone decides. */
    private static boolean isLater(Long lsn, Long than) {
        return lsn != null && than != null && lsn > than;
    }

    private static Long max(Long a, Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.max(a, b);
    }
}
