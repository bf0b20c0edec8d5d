package io.stockstream.api.testing;

import io.stockstream.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of its own with the tables as the set-up step makes them. */
public final class TestDatabase {

    private static final Path MIGRATIONS = Path.of("../streams-app/src/main/resources/db/migration");

    private final PostgresServer database = PostgresServer.database();

    public TestDatabase() {
        JdbcTemplate jdbc = new JdbcTemplate(superuser());
        jdbc.execute("CREATE SCHEMA stockstream");
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file :
                    files.sorted(Comparator.comparingInt(TestDatabase::version)).toList()) {
                jdbc.execute(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    /** As the application logs in. */
    public DataSource application() {
        return database.as("stockstream_api");
    }

    public DataSource superuser() {
        return database.superuser();
    }
}
