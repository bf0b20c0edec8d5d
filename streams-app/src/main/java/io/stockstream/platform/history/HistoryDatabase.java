package io.stockstream.platform.history;

import com.zaxxer.hikari.HikariDataSource;
import io.stockstream.platform.database.ConnectionPool;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections of the role that writes the history. It may do nothing else, and no other role may write there. */
public final class HistoryDatabase implements AutoCloseable {

    /** A large batch takes seconds on a busy server. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /** The listener, and the task that moves horizons. */
    private static final int CONNECTIONS = 2;

    private final HikariDataSource pool;

    HistoryDatabase(String url, HistoryProperties properties) {
        this.pool = ConnectionPool.open(
                "history", url, properties.user(), properties.password(), CONNECTIONS, ANSWER_TIMEOUT);
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
