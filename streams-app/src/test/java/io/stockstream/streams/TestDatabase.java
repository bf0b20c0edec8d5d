package io.stockstream.streams;

import io.stockstream.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of its own with the tables as the set-up step makes them. */
public final class TestDatabase {

    private final PostgresServer database = PostgresServer.database();

    public TestDatabase() {
        this("latest");
    }

    /**
     * @param version up to which the tables are migrated
     */
    public TestDatabase(String version) {
        migrate(version);
    }

    /** Migrates the tables to this version. */
    public void migrate() {
        migrate("latest");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.superuser())
                .defaultSchema("stockstream")
                .placeholders(Map.of("business_zone", "Europe/Moscow"))
                .target(version)
                .load()
                .migrate();
    }

    /** As the application logs in. */
    public DataSource application() {
        return database.as("stockstream_api");
    }

    /** As the application logs in to write the history. */
    public DataSource history() {
        return database.as("stockstream_history");
    }

    /** As superuser. */
    public void execute(String sql) {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The single value of a query, as psql shows it. */
    public String text(String sql) {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
