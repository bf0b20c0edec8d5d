package io.stockstream.streams.effect.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** A few connections to the database. */
public final class Database implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A server that hangs must not block callers for long. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    /** The probe, the sweeper, and workers, each of which needs one for a few milliseconds. */
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;

    public Database(DatabaseProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("executors");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.user());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_TIMEOUT.toSeconds()));
        // Keep the detail out of error messages: it repeats the row, and errors of tasks are visible to users.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "stockstream-streams-app");
        // PostgreSQL may be away when this process starts.
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
