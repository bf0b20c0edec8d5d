package io.stockstream.catalogue.decide;

import io.stockstream.catalogue.CatalogueEntry;

/** What a decision asks the processor to do. */
public sealed interface RowEffect {

    /**
     * Keep what is now known under the key.
     *
     * @param entry a live row, or the mark of a deletion
     */
    record Save(CatalogueEntry entry) implements RowEffect {}

    /** There is one live row more. */
    record IndexAdd() implements RowEffect {}

    /** There is one live row less. */
    record IndexRemove() implements RowEffect {}

    /**
     * Show the row on the view.
     *
     * @param row the row as it now is
     */
    record PublishRow(CatalogueRow row) implements RowEffect {}

    /**
     * Remove the row from the view.
     *
     * @param version of the row that is deleted
     */
    record PublishTombstone(long version) implements RowEffect {}

    /**
     * The change shows nothing new.
     *
     * @param reason why
     */
    record Ignore(IgnoreReason reason) implements RowEffect {}
}
