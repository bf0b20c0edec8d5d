package io.stockstream.catalogue.decide;

/** A record of a cdc topic as a change of the row under its key. An lsn is a position in PostgreSQL's log. */
public sealed interface RowChange {

    /** Where the change stands. */
    CdcPosition at();

    /**
     * The row was created or updated.
     *
     * @param row the row after the change
     * @param lsn {@code null} when it is not told
     */
    record Written(CatalogueRow row, Long lsn, CdcPosition at) implements RowChange {}

    /**
     * A snapshot has read the row: it may be older than changes streamed before.
     *
     * @param lsn {@code null} when the snapshot is an incremental one
     */
    record Read(CatalogueRow row, Long lsn, CdcPosition at) implements RowChange {}

    /**
     * The row was deleted.
     *
     * @param beforeVersion version of the deleted row; {@code null} when unknown
     * @param lsn {@code null} when it is not told
     */
    record Deleted(Long beforeVersion, Long lsn, CdcPosition at) implements RowChange {}

    /** A removal without a version: an operator's tombstone. */
    record Removed(CdcPosition at) implements RowChange {}
}
