package io.stockstream.catalogue.sweep;

import io.stockstream.catalogue.topology.CatalogueTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** The tables, asked through JDBC. */
final class JdbcTableRows implements TableRows {

    private static final String LOG_END = """
            SELECT CASE WHEN pg_is_in_recovery() THEN NULL
                   ELSE pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint END
            FROM pg_replication_slots WHERE slot_name = ?
            """;

    private final DataSource database;
    private final String slot;

    /**
     * @param slot the connector's replication slot, by which its database is known
     */
    JdbcTableRows(DataSource database, String slot) {
        this.database = database;
        this.slot = slot;
    }

    @Override
    public long logEnd() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LOG_END)) {
            query.setString(1, slot);
            try (ResultSet answer = query.executeQuery()) {
                if (!answer.next()) {
                    throw new SQLException("There is no replication slot %s here".formatted(slot));
                }
                long end = answer.getLong(1);
                if (answer.wasNull()) {
                    throw new SQLException("DATABASE_URL leads to a standby; the sweep needs the primary");
                }
                return end;
            }
        }
    }

    @Override
    public Set<String> existing(CatalogueTable table, Collection<String> ids) throws SQLException {
        // The name is one of an enum's, never a text from outside.
        String text = "SELECT id FROM stockstream.%s WHERE id = ANY (?)".formatted(table.tableName());
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(text)) {
            Array array = connection.createArrayOf(table.numericIds() ? "bigint" : "text", values(table, ids));
            query.setArray(1, array);
            Set<String> existing = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    existing.add(rows.getString(1));
                }
            }
            return existing;
        }
    }

    private static Object[] values(CatalogueTable table, Collection<String> ids) {
        return table.numericIds() ? ids.stream().map(Long::valueOf).toArray() : ids.toArray();
    }
}
