package io.stockstream.platform.view;

/**
 * What a view keeps: a pure function of the entries that are there and of one record. Processing and restoring apply
 * the same function to the same records, so a restored store equals the one that was lost, and needs no changelog
 * (docs/adr/0055-a-view-is-a-function-of-its-records.md).
 *
 * <p>It must keep what is derived equal to what the rows in the store yield, whatever rows those are: compaction may
 * take any superseded record away before a restore.
 *
 * @param <V> type of the records' values
 * @param <R> type of the rows
 */
@FunctionalInterface
public interface ViewFunction<V, R> {

    /**
     * Applies a record. When it throws, none of its changes is kept.
     *
     * @param entries what is stored; receives the changes
     */
    void apply(ViewRecord<V> incoming, ViewEntries<R> entries);
}
