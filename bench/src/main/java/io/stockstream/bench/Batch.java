package io.stockstream.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A prepared statement whose rows go to the server together.
 *
 * @param statement with the rows that were added since the last run
 */
record Batch(PreparedStatement statement) implements AutoCloseable {

    static Batch of(Connection connection, String sql) throws SQLException {
        return new Batch(connection.prepareStatement(sql));
    }

    Batch add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
        return this;
    }

    /** Runs the statement for every row in turn; how many rows of the table each has changed. */
    int[] run() throws SQLException {
        return statement.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
