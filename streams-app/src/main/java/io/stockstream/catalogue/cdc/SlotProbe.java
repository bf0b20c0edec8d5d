package io.stockstream.catalogue.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks PostgreSQL how the replication slot is. */
final class SlotProbe {

    private static final Logger LOG = LoggerFactory.getLogger(SlotProbe.class);

    /** Checks before a missing slot is reported: at the system's first start the connector still has to create it. */
    private static final int PATIENCE = 10;

    private static final String QUERY = """
            SELECT wal_status, active, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint
            FROM pg_replication_slots WHERE slot_name = ?
            """;

    private final DataSource database;
    private final String name;
    private boolean away;
    private int looksGone;
    private volatile ReplicationSlot newest = ReplicationSlot.UNKNOWN;

    SlotProbe(DataSource database, String name) {
        this.database = database;
        this.name = name;
    }

    /** The result of the last check. */
    ReplicationSlot newest() {
        return newest;
    }

    void look() {
        try {
            newest = ask();
            if (away) {
                LOG.info("PostgreSQL tells about replication slot {} again", name);
            }
            away = false;
            tell();
        } catch (SQLException e) {
            newest = ReplicationSlot.UNKNOWN;
            if (!away) {
                LOG.warn("PostgreSQL does not tell about replication slot {}: {}", name, reason(e));
            }
            away = true;
        }
    }

    /** The pool's own words only say that it waited. */
    private static String reason(SQLException e) {
        return e.getCause() == null ? e.toString() : e.getCause().toString();
    }

    private void tell() {
        looksGone = newest.isGone() ? looksGone + 1 : 0;
        if (looksGone == PATIENCE) {
            LOG.warn(
                    "Replication slot {} is {}: changes made from now until there is a new one are not read (see the runbook:"
                            + " The replication slot)",
                    name,
                    newest.status());
        }
    }

    private ReplicationSlot ask() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, name);
            try (ResultSet slots = query.executeQuery()) {
                if (!slots.next()) {
                    return ReplicationSlot.MISSING;
                }
                long lag = slots.getLong(3);
                OptionalLong known = slots.wasNull() ? OptionalLong.empty() : OptionalLong.of(lag);
                return new ReplicationSlot(slots.getString(1), slots.getBoolean(2), known);
            }
        }
    }
}
