package io.stockstream.catalogue.sweep;

import io.stockstream.catalogue.store.CatalogueRowsReader.LiveRow;
import io.stockstream.catalogue.topology.CatalogueTable;
import java.util.List;

/** Writes deletions that have no log entry. */
interface Tombstones extends AutoCloseable {

    /**
     * Writes a deletion of each row, and returns when all are confirmed.
     *
     * @param snapshotLsn the snapshot that did not have them
     * @throws org.apache.kafka.common.KafkaException when Kafka does not confirm; writing again is harmless
     */
    void write(CatalogueTable table, List<LiveRow> gone, long snapshotLsn);

    @Override
    void close();
}
