package io.stockstream.catalogue.decide;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.schedule.Schedule;
import org.apache.avro.specific.SpecificRecord;

/** What stands in an entry, whichever field it stands in. */
public final class CatalogueEntries {

    private CatalogueEntries() {}

    /** The row; {@code null} when it is deleted. */
    public static SpecificRecord row(CatalogueEntry entry) {
        return entry.getSchedule() == null ? (SpecificRecord) entry.getRow() : entry.getSchedule();
    }

    /**
     * An entry with a row.
     *
     * @param lsn {@code null} when an incremental snapshot read the row
     * @param row {@code null} when it is deleted
     */
    static CatalogueEntry of(long version, Long lsn, int partition, long offset, SpecificRecord row) {
        return row instanceof Schedule schedule
                ? new CatalogueEntry(version, lsn, partition, offset, null, schedule)
                : new CatalogueEntry(version, lsn, partition, offset, row, null);
    }
}
