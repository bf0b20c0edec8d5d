package io.stockstream.streams.effect.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections of the role that writes the history: it may do nothing else, and nobody else may write it. */
public final class HistoryDatabase implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A large batch takes seconds on a busy server. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /** The listener, and the task that moves horizons. */
    private static final int CONNECTIONS = 2;

    private final HikariDataSource pool;

    HistoryDatabase(String url, HistoryProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("history");
        config.setJdbcUrl(url);
        config.setUsername(properties.user());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_TIMEOUT.toSeconds()));
        // The detail repeats the row, with addresses in it.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "stockstream-history");
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
