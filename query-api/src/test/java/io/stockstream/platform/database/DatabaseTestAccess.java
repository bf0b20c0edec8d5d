package io.stockstream.platform.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Makes what other packages' tests need of this one. */
public final class DatabaseTestAccess {

    private DatabaseTestAccess() {}

    public static Rows rows(DataSource source) {
        return new JdbcRows(JdbcClient.create(source), new DataSourceTransactionManager(source));
    }

    public static HandledRequests handled(DataSource source) {
        return new HandledRequests(JdbcClient.create(source));
    }

    public static TaskLedger ledger(DataSource source) {
        return new JdbcTaskLedger(JdbcClient.create(source));
    }
}
