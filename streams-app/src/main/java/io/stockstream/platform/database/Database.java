package io.stockstream.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** A few connections to the database. */
public final class Database implements AutoCloseable {

    /** A server that hangs must not block callers for long. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    /** The probe, the sweeper, and workers, each of which needs one for a few milliseconds. */
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;

    public Database(DatabaseProperties properties) {
        this.pool = ConnectionPool.open(
                "streams-app", properties.url(), properties.user(), properties.password(), CONNECTIONS, ANSWER_TIMEOUT);
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
