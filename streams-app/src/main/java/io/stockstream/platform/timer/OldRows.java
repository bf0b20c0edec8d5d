package io.stockstream.platform.timer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Deletes old rows of the tables that remember what was done. A run deletes what lies before the horizon that an
 * earlier run set, and then sets its own: by the time a row is gone, no statement is under way that does not know the
 * horizon.
 */
final class OldRows {

    /** Rows of one statement: some tenths of a second. */
    static final int MOST_AT_ONCE = 5_000;

    private final DataSource database;

    OldRows(DataSource database) {
        this.database = database;
    }

    /** A table that remembers. */
    enum Table {
        /** Tasks. */
        TASK_LEDGER("task_ledger", "claimed_at"),
        /** Requests by event. */
        HANDLED_REQUESTS("handled_requests", "handled_at");

        private final String table;
        private final String delete;

        Table(String table, String writtenAt) {
            this.table = table;
            this.delete = """
                    DELETE FROM stockstream.%1$s WHERE ctid = ANY (ARRAY(
                        SELECT old.ctid FROM stockstream.%1$s AS old, stockstream.horizons AS horizon
                        WHERE horizon.name = '%1$s' AND horizon.moved_at < now() - interval '1 minute'
                          AND old.%2$s < horizon.before AND greatest(old.%2$s, old.requested_at) < horizon.before
                        LIMIT %3$d))
                    """.formatted(table, writtenAt, MOST_AT_ONCE);
        }
    }

    /**
     * Deletes some rows that lie before the horizon of the table.
     *
     * @return how many; fewer than {@link #MOST_AT_ONCE} when none is left
     */
    int delete(Table table) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(table.delete)) {
            return delete.executeUpdate();
        }
    }

    /** Moves the horizon of a table, forward only. */
    void move(Table table, Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement move = connection.prepareStatement("""
                        INSERT INTO stockstream.horizons AS horizon (name, before) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET before = excluded.before, moved_at = now()
                        WHERE horizon.before < excluded.before
                        """)) {
            move.setString(1, table.table);
            move.setTimestamp(2, Timestamp.from(before));
            move.executeUpdate();
        }
    }
}
