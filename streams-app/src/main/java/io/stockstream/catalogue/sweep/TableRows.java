package io.stockstream.catalogue.sweep;

import io.stockstream.catalogue.topology.CatalogueTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** The current content of the tables. */
interface TableRows {

    /**
     * End of the log that the database writes.
     *
     * @throws SQLException when the database does not answer, or is not the one that the connector reads: in another
     *     one, or on a lagging standby, live rows would look deleted
     */
    long logEnd() throws SQLException;

    /** Those of the ids that the table has. */
    Set<String> existing(CatalogueTable table, Collection<String> ids) throws SQLException;
}
