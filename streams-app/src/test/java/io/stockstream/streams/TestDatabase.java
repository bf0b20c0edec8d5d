package io.stockstream.streams;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of its own with the tables as the set-up step makes them. */
public final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    public TestDatabase() {
        this("latest");
    }

    /**
     * @param version up to which the tables are migrated
     */
    public TestDatabase(String version) {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("CREATE ROLE stockstream_api LOGIN; CREATE ROLE stockstream_cdc LOGIN;"
                + " CREATE ROLE stockstream_history LOGIN");
        migrate(version);
    }

    /** Migrates the tables to this version. */
    public void migrate() {
        migrate("latest");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .defaultSchema("stockstream")
                .placeholders(Map.of("business_zone", "Europe/Moscow"))
                .target(version)
                .load()
                .migrate();
    }

    /** As the application logs in. */
    public DataSource application() {
        return postgres.getDatabase("stockstream_api", "postgres");
    }

    /** As the application logs in to write the history. */
    public DataSource history() {
        return postgres.getDatabase("stockstream_history", "postgres");
    }

    /** As superuser. */
    public void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The single value of a query, as psql shows it. */
    public String text(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
