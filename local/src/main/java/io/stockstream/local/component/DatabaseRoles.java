package io.stockstream.local.component;

import io.stockstream.local.Secrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database and the four roles that the applications log in with; everything inside is the migration's.
 *
 * <p>Done after every start, so that the passwords always are those of the secrets file.
 */
final class DatabaseRoles {
    private final Connection connection;
    private final Secrets secrets;

    DatabaseRoles(Connection connection, Secrets secrets) {
        this.connection = connection;
        this.secrets = secrets;
    }

    void create() throws SQLException {
        role("stockstream_migrator", "LOGIN", secrets.migrator());
        role("stockstream_cdc", "LOGIN REPLICATION", secrets.cdc());
        role("stockstream_api", "LOGIN", secrets.api());
        role("stockstream_history", "LOGIN", secrets.history());
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", Postgres.DATABASE)) {
            execute("CREATE DATABASE " + Postgres.DATABASE + " OWNER stockstream_migrator");
        }
        execute("REVOKE ALL ON DATABASE " + Postgres.DATABASE + " FROM PUBLIC");
        execute("GRANT CONNECT ON DATABASE " + Postgres.DATABASE
                + " TO stockstream_cdc, stockstream_api, stockstream_history");
    }

    /** Names are constants and passwords base64url, so neither can end the SQL literal. */
    private void role(String name, String attributes, String password) throws SQLException {
        String verb = exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
        execute(verb + " ROLE " + name + " WITH " + attributes + " PASSWORD '" + password + "'");
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
