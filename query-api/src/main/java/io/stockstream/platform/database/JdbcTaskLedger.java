package io.stockstream.platform.database;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger in PostgreSQL. The conditions are part of the statements, so that only one of several callers wins. A row
 * whose marks the API removed carries the API's name until a worker claims it.
 */
@Component
final class JdbcTaskLedger implements TaskLedger {

    private static final String FIND = """
            SELECT attempt, done_at IS NOT NULL AS done, failed_at IS NOT NULL AS failed, cancelled_at IS NOT NULL AS cancelled
            FROM stockstream.task_ledger WHERE task_id = :task_id
            """;

    /** Increments the attempt, so that the report of the cancellation sorts after the request that it cancels. */
    private static final String CANCEL = """
            INSERT INTO stockstream.task_ledger AS ledger (task_id, type, attempt, tries, worker, cancelled_at)
            VALUES (:task_id, :type, :attempt, 1, 'api', now())
            ON CONFLICT (task_id) DO UPDATE
            SET cancelled_at = now(), attempt = greatest(ledger.attempt, excluded.attempt)
            WHERE ledger.done_at IS NULL AND ledger.failed_at IS NULL AND ledger.cancelled_at IS NULL
            RETURNING ledger.attempt
            """;

    /**
     * The last condition is for a task that ended without a mark: it failed before marks existed, or the caller that
     * removed the marks died before it had put the task into its queue. The minute excludes tasks that are just being
     * put there.
     */
    private static final String REDRIVE = """
            INSERT INTO stockstream.task_ledger AS ledger (task_id, type, attempt, tries, worker)
            VALUES (:task_id, :type, :attempt, 1, 'api')
            ON CONFLICT (task_id) DO UPDATE
            SET failed_at = NULL, cancelled_at = NULL, claimed_until = NULL, claimed_at = now(), worker = 'api',
                attempt = greatest(ledger.attempt, excluded.attempt)
            WHERE ledger.done_at IS NULL
              AND (ledger.failed_at IS NOT NULL OR ledger.cancelled_at IS NOT NULL
                OR (ledger.attempt <= excluded.attempt
                  AND (ledger.claimed_until IS NULL OR ledger.claimed_until < now())
                  AND (ledger.worker <> 'api' OR ledger.claimed_at < now() - interval '1 minute')))
            RETURNING ledger.attempt
            """;

    private static final String GIVE_BACK = """
            UPDATE stockstream.task_ledger SET failed_at = now()
            WHERE task_id = :task_id AND worker = 'api' AND claimed_until IS NULL
              AND done_at IS NULL AND failed_at IS NULL AND cancelled_at IS NULL
            """;

    private final JdbcClient jdbc;

    JdbcTaskLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Entry> find(String taskId) {
        return call(() -> jdbc.sql(FIND)
                .param("task_id", taskId)
                .query((row, number) -> new Entry(
                        row.getInt("attempt"),
                        row.getBoolean("done"),
                        row.getBoolean("failed"),
                        row.getBoolean("cancelled")))
                .optional());
    }

    @Override
    public Optional<Integer> cancel(String taskId, String type, int attempt) {
        return marked(CANCEL, taskId, type, attempt);
    }

    @Override
    public Optional<Integer> redrive(String taskId, String type, int attempt) {
        return marked(REDRIVE, taskId, type, attempt);
    }

    @Override
    public void giveBack(String taskId) {
        call(() -> jdbc.sql(GIVE_BACK).param("task_id", taskId).update());
    }

    private Optional<Integer> marked(String sql, String taskId, String type, int attempt) {
        return call(() -> jdbc.sql(sql)
                .params(Map.of("task_id", taskId, "type", type, "attempt", attempt))
                .query(Integer.class)
                .optional());
    }

    private static <T> T call(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw DatabaseFailures.translate(e);
        }
    }
}
