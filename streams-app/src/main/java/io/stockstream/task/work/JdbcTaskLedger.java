package io.stockstream.task.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The ledger in PostgreSQL. How long a claim counts is measured by the server's clock, the same for all workers; when
 * an attempt began and ended, by its worker's.
 */
final class JdbcTaskLedger implements TaskLedger {

    /** Rows of a time before the horizon may be gone. */
    private static final String FIRST = """
            INSERT INTO stockstream.task_ledger
                (task_id, type, requested_at, attempt, tries, worker, claimed_at, claimed_until)
            SELECT ?, ?, request.at, 1, ?, ?, ?, now() + ? * interval '1 millisecond'
            FROM (SELECT ?::timestamptz AS at) AS request
            WHERE NOT EXISTS (
                SELECT FROM stockstream.horizons WHERE name = 'task_ledger' AND before > request.at)
            ON CONFLICT (task_id) DO NOTHING
            """;

    /** A row that bears the API's name tells when it was asked for again, not when an attempt began. */
    private static final String LOOK = """
            SELECT attempt, tries, worker, done_at, result, cancelled_at, failed_at, error,
                   CASE WHEN worker <> 'api' THEN claimed_at END AS since,
                   ceil(extract(epoch FROM claimed_until - now()) * 1000)::bigint AS remaining
            FROM stockstream.task_ledger WHERE task_id = ? FOR UPDATE
            """;

    private static final String AGAIN = """
            UPDATE stockstream.task_ledger
            SET type = ?, attempt = ?, tries = ?, worker = ?, claimed_at = ?,
                claimed_until = now() + ? * interval '1 millisecond'
            WHERE task_id = ?
            """;

    private static final String DONE = """
            INSERT INTO stockstream.task_ledger AS ledger
                (task_id, type, attempt, tries, worker, claimed_at, done_at, result)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (task_id) DO UPDATE
            SET attempt = excluded.attempt, worker = excluded.worker, claimed_at = excluded.claimed_at,
                done_at = excluded.done_at, result = excluded.result, claimed_until = NULL
            WHERE ledger.done_at IS NULL
            """;

    private static final String RELEASE = """
            UPDATE stockstream.task_ledger SET claimed_until = NULL
            WHERE task_id = ? AND worker = ? AND attempt = ? AND done_at IS NULL
            """;

    private static final String FAILED = """
            UPDATE stockstream.task_ledger SET claimed_until = NULL, failed_at = ?, error = ?
            WHERE task_id = ? AND worker = ? AND attempt = ? AND done_at IS NULL
            """;

    /** An expired claim still counts until another worker takes it. */
    private static final String RENEW = """
            UPDATE stockstream.task_ledger SET claimed_until = now() + ? * interval '1 millisecond'
            WHERE task_id = ? AND attempt = ? AND worker = ?
              AND claimed_until IS NOT NULL AND done_at IS NULL AND cancelled_at IS NULL
            """;

    private static final String FORGOTTEN =
            "SELECT 1 FROM stockstream.horizons WHERE name = 'task_ledger' AND before > ?";

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String THERE = "SELECT 1 FROM stockstream.task_ledger WHERE task_id = ?";

    private final DataSource database;

    JdbcTaskLedger(DataSource database) {
        this.database = database;
    }

    @Override
    public Claim claim(
            String taskId, String type, Instant requestedAt, String worker, int tries, Instant since, Duration length)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            int inserted = update(
                    connection,
                    FIRST,
                    taskId,
                    type,
                    tries,
                    worker,
                    Timestamp.from(since),
                    length.toMillis(),
                    Timestamp.from(bounded(requestedAt)));
            if (inserted == 1) {
                return new Claim.Granted(1, tries, since, Optional.empty());
            }
            if (!isThere(connection, taskId) && isForgotten(connection, requestedAt)) {
                return new Claim.Forgotten();
            }
            connection.setAutoCommit(false);
            try {
                Claim claim = again(connection, taskId, type, worker, tries, since, length);
                connection.commit();
                return claim;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Producers may give any time; the table has a calendar. */
    private static Instant bounded(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return time.isAfter(LAST) ? LAST : time;
    }

    private static boolean isForgotten(Connection connection, Instant requestedAt) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FORGOTTEN)) {
            query.setTimestamp(1, Timestamp.from(bounded(requestedAt)));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Claim again(
            Connection connection, String taskId, String type, String worker, int tries, Instant since, Duration length)
            throws SQLException {
        Row row = look(connection, taskId);
        if (row.settled() != null) {
            return row.settled();
        }
        if (row.remaining() != null && row.remaining() > 0) {
            return new Claim.Busy(Duration.ofMillis(row.remaining()));
        }
        boolean lost = row.remaining() != null;
        // A worker that died counts: work that kills its worker must not be tried for ever.
        Claim.Granted granted = new Claim.Granted(
                row.attempt() + 1,
                lost ? Math.max(tries, row.tries() + 1) : tries,
                since,
                lost ? Optional.of(new Claim.Lost(row.worker(), row.since())) : Optional.empty());
        update(
                connection,
                AGAIN,
                type,
                granted.attempt(),
                granted.tries(),
                worker,
                Timestamp.from(since),
                length.toMillis(),
                taskId);
        return granted;
    }

    @Override
    public Claim.Done done(String taskId, String type, String worker, Claim.Granted claim, Instant at, String result)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(
                    connection,
                    DONE,
                    taskId,
                    type,
                    claim.attempt(),
                    claim.tries(),
                    worker,
                    Timestamp.from(claim.since()),
                    Timestamp.from(at),
                    result);
            if (look(connection, taskId).settled() instanceof Claim.Done done) {
                return done;
            }
            throw new SQLException("The row of a task that is done says that it is not");
        }
    }

    @Override
    public void release(String taskId, String worker, int attempt) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, RELEASE, taskId, worker, attempt);
        }
    }

    @Override
    public void failed(String taskId, String worker, int attempt, Instant at, String error) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, FAILED, Timestamp.from(at), error, taskId, worker, attempt);
        }
    }

    @Override
    public boolean renew(String taskId, String worker, int attempt, Duration length) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // A deleted row is no objection to the work.
            return update(connection, RENEW, length.toMillis(), taskId, attempt, worker) == 1
                    || !isThere(connection, taskId);
        }
    }

    /** Number of rows that the statement changed. */
    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static boolean isThere(Connection connection, String taskId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(THERE)) {
            query.setString(1, taskId);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * A task as it stands there.
     *
     * @param since when the newest attempt began; {@code null} when no worker noted it
     * @param remaining milliseconds of its claim, negative when it has expired; {@code null} when there is none
     * @param settled {@code null} while there is something to do
     */
    private record Row(int attempt, int tries, String worker, Instant since, Long remaining, Claim settled) {}

    private static Row look(Connection connection, String taskId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOOK)) {
            query.setString(1, taskId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLTransientException("The row of a task was deleted a moment ago");
                }
                return new Row(
                        row.getInt("attempt"),
                        row.getInt("tries"),
                        row.getString("worker"),
                        time(row, "since"),
                        row.getObject("remaining", Long.class),
                        settled(row));
            }
        }
    }

    /** A task that is done stays done, whatever was requested later. */
    private static Claim settled(ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        String worker = row.getString("worker");
        if (row.getTimestamp("done_at") != null) {
            return new Claim.Done(attempt, time(row, "since"), time(row, "done_at"), worker, row.getString("result"));
        }
        if (row.getTimestamp("cancelled_at") != null) {
            return new Claim.Cancelled(attempt, time(row, "cancelled_at"));
        }
        return row.getTimestamp("failed_at") == null
                ? null
                : new Claim.Failed(attempt, time(row, "since"), time(row, "failed_at"), worker, row.getString("error"));
    }

    /** As the records can hold it; {@code null} when the column has none. */
    private static Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
