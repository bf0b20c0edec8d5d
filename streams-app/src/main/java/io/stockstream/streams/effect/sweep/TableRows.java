package io.stockstream.streams.effect.sweep;

import io.stockstream.streams.catalogue.CatalogueTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** What the tables hold at this moment. */
interface TableRows {

    /**
     * End of the log that the database writes.
     *
     * @throws SQLException when it does not answer, or is not the one that the connector reads: there, or on a standby that is behind, rows that
     *     live would look deleted
     */
    long logEnd() throws SQLException;

    /** Those of the ids that the table has. */
    Set<String> existing(CatalogueTable table, Collection<String> ids) throws SQLException;
}
