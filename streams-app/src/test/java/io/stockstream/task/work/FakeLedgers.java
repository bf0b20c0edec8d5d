package io.stockstream.task.work;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger of many tasks, in memory. */
final class FakeLedgers implements TaskLedger {

    private final Map<String, FakeLedger> tasks = new ConcurrentHashMap<>();

    private FakeLedger of(String taskId) {
        return tasks.computeIfAbsent(taskId, id -> new FakeLedger());
    }

    @Override
    public Claim claim(
            String taskId, String type, Instant requestedAt, String worker, int tries, Instant since, Duration length)
            throws SQLException {
        return of(taskId).claim(taskId, type, requestedAt, worker, tries, since, length);
    }

    @Override
    public Claim.Done done(String taskId, String type, String worker, Claim.Granted claim, Instant at, String result)
            throws SQLException {
        return of(taskId).done(taskId, type, worker, claim, at, result);
    }

    @Override
    public void release(String taskId, String worker, int attempt) throws SQLException {
        of(taskId).release(taskId, worker, attempt);
    }

    @Override
    public void failed(String taskId, String worker, int attempt, Instant at, String error) throws SQLException {
        of(taskId).failed(taskId, worker, attempt, at, error);
    }

    @Override
    public boolean renew(String taskId, String worker, int attempt, Duration length) throws SQLException {
        return of(taskId).renew(taskId, worker, attempt, length);
    }
}
