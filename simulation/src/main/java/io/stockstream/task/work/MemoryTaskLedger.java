package io.stockstream.task.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The task ledger on the heap, by the rules of the table in PostgreSQL. Its caller may die before or after any change.
 */
public final class MemoryTaskLedger implements TaskLedger {

    private final InstantSource clock;
    private final Runnable mayDie;
    private final Map<String, Row> rows = new HashMap<>();

    /** A task; {@code claimedUntil} and {@code settled} are {@code null} where there is none. */
    private record Row(int attempt, int tries, String worker, Instant since, Instant claimedUntil, Claim settled) {

        Row settled(Claim claim) {
            return new Row(attempt, tries, worker, since, null, claim);
        }
    }

    /**
     * @param mayDie throws an error at the points where the caller dies
     */
    public MemoryTaskLedger(InstantSource clock, Runnable mayDie) {
        this.clock = clock;
        this.mayDie = mayDie;
    }

    /** Whether the ledger records the task as done. */
    public boolean isDone(String taskId) {
        return rows.containsKey(taskId) && rows.get(taskId).settled() instanceof Claim.Done;
    }

    /** Whether the ledger has the outcome of the task. */
    public boolean isSettled(String taskId) {
        return rows.containsKey(taskId) && rows.get(taskId).settled() != null;
    }

    @Override
    public Claim claim(
            String taskId, String type, Instant requestedAt, String worker, int tries, Instant since, Duration length) {
        mayDie.run();
        Claim claim = claimed(taskId, worker, tries, since, length);
        mayDie.run();
        return claim;
    }

    private Claim claimed(String taskId, String worker, int tries, Instant since, Duration length) {
        Instant now = clock.instant();
        Row row = rows.get(taskId);
        if (row == null) {
            rows.put(taskId, new Row(1, tries, worker, since, now.plus(length), null));
            return new Claim.Granted(1, tries, since, Optional.empty());
        }
        if (row.settled() != null) {
            return row.settled();
        }
        if (row.claimedUntil() != null && row.claimedUntil().isAfter(now)) {
            return new Claim.Busy(Duration.between(now, row.claimedUntil()));
        }
        boolean lost = row.claimedUntil() != null;
        Claim.Granted granted = new Claim.Granted(
                row.attempt() + 1,
                lost ? Math.max(tries, row.tries() + 1) : tries,
                since,
                lost ? Optional.of(new Claim.Lost(row.worker(), row.since())) : Optional.empty());
        rows.put(taskId, new Row(granted.attempt(), granted.tries(), worker, since, now.plus(length), null));
        return granted;
    }

    @Override
    public Claim.Done done(String taskId, String type, String worker, Claim.Granted claim, Instant at, String result) {
        mayDie.run();
        if (!isDone(taskId)) {
            Claim.Done done = new Claim.Done(claim.attempt(), claim.since(), at, worker, result);
            rows.put(taskId, new Row(claim.attempt(), claim.tries(), worker, claim.since(), null, done));
        }
        mayDie.run();
        return (Claim.Done) rows.get(taskId).settled();
    }

    @Override
    public void release(String taskId, String worker, int attempt) {
        mayDie.run();
        if (isOf(taskId, worker, attempt)) {
            Row row = rows.get(taskId);
            rows.put(taskId, new Row(row.attempt(), row.tries(), row.worker(), row.since(), null, row.settled()));
        }
        mayDie.run();
    }

    @Override
    public void failed(String taskId, String worker, int attempt, Instant at, String error) {
        mayDie.run();
        if (isOf(taskId, worker, attempt)) {
            Row row = rows.get(taskId);
            rows.put(taskId, row.settled(new Claim.Failed(attempt, row.since(), at, worker, error)));
        }
        mayDie.run();
    }

    @Override
    public boolean renew(String taskId, String worker, int attempt, Duration length) {
        return isOf(taskId, worker, attempt);
    }

    private boolean isOf(String taskId, String worker, int attempt) {
        Row row = rows.get(taskId);
        return row != null && row.worker().equals(worker) && row.attempt() == attempt && !isDone(taskId);
    }
}
