package io.stockstream.streams.effect.cdc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** A few connections to the database that the connector reads. */
final class CdcDatabase implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A server that hangs must not hold up the watch for long. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private final HikariDataSource pool;

    CdcDatabase(CdcProperties.Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("cdc");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setReadOnly(true);
        // The probe and the sweeper.
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("ApplicationName", "stockstream-streams-app");
        // PostgreSQL may be away when this process starts.
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
