package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A database of the peers' own in the system's PostgreSQL, dropped in the end. */
final class PeerDatabase implements AutoCloseable {

    private static final String NAME = "bench_peers";

    private final LocalSystem system;

    PeerDatabase(LocalSystem system) throws SQLException {
        this.system = system;
        administer("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
        administer("CREATE DATABASE " + NAME);
        for (Peer peer : Peer.values()) {
            make(peer);
        }
    }

    private void make(Peer peer) throws SQLException {
        try (Connection connection = connect(peer);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + peer.schema());
            for (String tables : peer.tables()) {
                statement.execute(tables);
            }
        }
    }

    /** A connection whose tables are those of the peer. */
    Connection connect(Peer peer) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("currentSchema", peer.schema());
        properties.setProperty("reWriteBatchedInserts", "true");
        return connect(NAME, properties);
    }

    /** The one number that a query gives. */
    long number(Peer peer, String query) throws SQLException {
        try (Connection connection = connect(peer);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Runs a statement in the peer's schema. */
    void run(Peer peer, String sql) throws SQLException {
        try (Connection connection = connect(peer);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Refuses to measure a server that may forget what it confirmed. */
    void requireDurability() throws SQLException {
        try (Connection connection = connect(Peer.LEAN);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT string_agg(name || '=' || setting, ', ') FROM pg_settings"
                                + " WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting <> 'on'")) {
            rows.next();
            if (rows.getString(1) != null) {
                throw new IllegalStateException("PostgreSQL must be durable to be compared; it has " + rows.getString(1)
                        + ": set these to on where local starts it");
            }
        }
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = connect("postgres", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database, Properties properties) throws SQLException {
        properties.setProperty("user", "postgres");
        properties.setProperty("password", system.site().secrets().superuser());
        return DriverManager.getConnection(system.site().jdbcUrl(database), properties);
    }

    @Override
    public void close() throws SQLException {
        administer("DROP DATABASE " + NAME + " WITH (FORCE)");
    }
}
