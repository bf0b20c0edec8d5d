package io.stockstream.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of a JVM: a test takes a database of its own in it. It ends with the JVM. */
public final class PostgresServer {

    /** Who logs in. Migrations grant them what they may do. */
    private static final List<String> ROLES = List.of("stockstream_api", "stockstream_cdc", "stockstream_history");

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String database;

    private PostgresServer(String database) {
        this.database = database;
    }

    /** A database of the caller's own, without tables. */
    public static PostgresServer database() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return new PostgresServer(name);
    }

    /** Connections to it. */
    public DataSource as(String user) {
        return SERVER.getDatabase(user, database);
    }

    /** Connections as the superuser. */
    public DataSource superuser() {
        return as("postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static {
        ROLES.forEach(role -> execute("CREATE ROLE " + role + " LOGIN"));
    }
}
