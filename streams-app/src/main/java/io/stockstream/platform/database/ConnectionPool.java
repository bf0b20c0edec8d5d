package io.stockstream.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** A few connections of one role, which is all that this process needs of PostgreSQL for one purpose. */
public final class ConnectionPool {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private ConnectionPool() {}

    /**
     * Opens a pool; PostgreSQL may be away at that time.
     *
     * @param name of the pool, which PostgreSQL shows as {@code stockstream-<name>}
     * @param connections at most
     * @param answer how long a statement may take: a server that hangs must not block callers for longer
     */
    public static HikariDataSource open(
            String name, String url, String user, String password, int connections, Duration answer) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.addDataSourceProperty("socketTimeout", Long.toString(answer.toSeconds()));
        // The detail repeats the row, with addresses in it, and errors are logged and visible to users.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "stockstream-" + name);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
