package io.stockstream.catalogue.store;

import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.platform.store.OwnedElsewhereException;
import io.stockstream.platform.store.StoreMovingException;
import java.util.List;
import java.util.Set;

/** The live rows of the catalogue that this instance holds, for code that goes through all of them. */
public interface CatalogueRowsReader {

    /**
     * A row that is not deleted.
     *
     * @param key its id as text
     * @param version its version
     * @param lsn position of its last change in PostgreSQL's log; {@code null} when an incremental snapshot read it
     * @param offset position of its last change in the requested partition of the cdc topic
     */
    record LiveRow(String key, long version, Long lsn, long offset) {}

    /** Partitions that are active here and restored; empty while the topology comes up or rebalances. */
    Set<Integer> ownedPartitions();

    /**
     * Live rows of one partition: numeric ids as numbers sort, texts as their UTF-8 bytes do.
     *
     * @param afterKeyOrNull begins after this id, which need not exist; {@code null} begins with the first
     * @param limit how many at most; fewer mean that there are no more
     * @throws OwnedElsewhereException when another instance has the partition
     * @throws StoreMovingException when the partition is moving or being restored
     */
    List<LiveRow> live(int partition, CatalogueTable table, String afterKeyOrNull, int limit);
}
