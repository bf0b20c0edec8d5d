package io.stockstream.catalogue.decide;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.List;

/** Runs the decider over the changes of one row as the processor would, in a plain variable. */
final class RowJournal {

    private static final String ID = "wh-1";

    private final RowDecider decider = new RowDecider();
    private final List<Long> published = new ArrayList<>();
    private final List<IgnoreReason> ignored = new ArrayList<>();
    private CatalogueEntry stored;
    private long offset;
    private int live;

    RowJournal tell(RowChange... changes) {
        for (RowChange change : changes) {
            decide(change);
        }
        return this;
    }

    private void decide(RowChange change) {
        for (RowEffect effect : decider.decide(stored, at(change, offset))) {
            switch (effect) {
                case RowEffect.Save(CatalogueEntry entry) -> stored = entry;
                case RowEffect.IndexAdd() -> live++;
                case RowEffect.IndexRemove() -> live--;
                case RowEffect.PublishRow(CatalogueRow row) -> published.add(row.version());
                case RowEffect.PublishTombstone(long version) -> published.add(null);
                case RowEffect.Ignore(IgnoreReason reason) -> ignored.add(reason);
            }
        }
        offset++;
    }

    CatalogueEntry stored() {
        return stored;
    }

    boolean isLive() {
        return stored != null && CatalogueEntries.row(stored) != null;
    }

    /** How many live rows are counted under the one key: one or none, or something is wrong. */
    int live() {
        return live;
    }

    /** Versions on the view, {@code null} for a tombstone. */
    List<Long> published() {
        return published;
    }

    List<IgnoreReason> ignored() {
        return ignored;
    }

    static RowChange written(long version, Long lsn) {
        return new RowChange.Written(row(version), lsn, null);
    }

    static RowChange read(long version, Long lsn) {
        return new RowChange.Read(row(version), lsn, null);
    }

    /** What a snapshot shows after an ALTER TABLE … USING. */
    static RowChange rewritten(long version, Long lsn) {
        return new RowChange.Read(rewrittenRow(version), lsn, null);
    }

    static CatalogueRow rewrittenRow(long version) {
        return new CatalogueRow(version, new Warehouse(ID, "rewritten", null, Facts.NOON, null, version));
    }

    static RowChange deleted(Long beforeVersion, Long lsn) {
        return new RowChange.Deleted(beforeVersion, lsn, null);
    }

    static RowChange removed() {
        return new RowChange.Removed(null);
    }

    static CatalogueRow row(long version) {
        return new CatalogueRow(version, new Warehouse(ID, "name " + version, null, Facts.NOON, null, version));
    }

    private static RowChange at(RowChange change, long offset) {
        CdcPosition at = new CdcPosition(0, offset);
        return switch (change) {
            case RowChange.Written written -> new RowChange.Written(written.row(), written.lsn(), at);
            case RowChange.Read read -> new RowChange.Read(read.row(), read.lsn(), at);
            case RowChange.Deleted deleted -> new RowChange.Deleted(deleted.beforeVersion(), deleted.lsn(), at);
            case RowChange.Removed removed -> new RowChange.Removed(at);
        };
    }
}
