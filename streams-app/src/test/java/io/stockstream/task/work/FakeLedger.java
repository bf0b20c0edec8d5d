package io.stockstream.task.work;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A ledger of one task, in memory; may be away. */
final class FakeLedger implements TaskLedger {

    private int failures;
    private int attempt;
    private Instant since;
    private boolean claimed;
    private boolean lost;
    private Claim.Done done;
    private Claim settled;
    private Instant horizon = Instant.MIN;

    /** The next calls fail. */
    void awayFor(int calls) {
        failures = calls;
    }

    /** What was requested before is forgotten. */
    void forgetBefore(Instant time) {
        horizon = time;
    }

    /** Another worker is at it. */
    void claimedByAnother() {
        claimed = true;
        attempt = 1;
    }

    /** Another worker was at it since then, and was not heard of again. */
    void lostByAnother(int tries, Instant begun) {
        since = begun;
        claimed = false;
        lost = true;
        attempt = tries;
    }

    /** Requests the cancellation of the task. */
    synchronized void cancel(Instant at) {
        settled = new Claim.Cancelled(Math.max(attempt, 1), at);
    }

    /** Requests the task again. */
    synchronized void reopen() {
        settled = null;
        claimed = false;
    }

    synchronized Claim settled() {
        return settled;
    }

    boolean isClaimed() {
        return claimed;
    }

    Claim.Done done() {
        return done;
    }

    @Override
    public synchronized Claim claim(
            String taskId, String type, Instant requestedAt, String worker, int tries, Instant at, Duration length)
            throws SQLException {
        answer();
        if (requestedAt.isBefore(horizon)) {
            return new Claim.Forgotten();
        }
        if (done != null) {
            return done;
        }
        if (settled != null) {
            return settled;
        }
        if (claimed) {
            return new Claim.Busy(Duration.ofSeconds(35));
        }
        claimed = true;
        attempt++;
        Claim.Granted granted = new Claim.Granted(
                attempt,
                lost ? attempt : tries,
                at,
                lost ? Optional.of(new Claim.Lost("w0", since)) : Optional.empty());
        lost = false;
        since = at;
        return granted;
    }

    @Override
    public synchronized Claim.Done done(
            String taskId, String type, String worker, Claim.Granted claim, Instant at, String result)
            throws SQLException {
        answer();
        if (done == null) {
            done = new Claim.Done(claim.attempt(), claim.since(), at, worker, result);
        }
        return done;
    }

    @Override
    public synchronized void release(String taskId, String worker, int ofAttempt) throws SQLException {
        answer();
        claimed = false;
    }

    @Override
    public synchronized void failed(String taskId, String worker, int ofAttempt, Instant at, String error)
            throws SQLException {
        answer();
        claimed = false;
        settled = new Claim.Failed(ofAttempt, since, at, worker, error);
    }

    @Override
    public synchronized boolean renew(String taskId, String worker, int ofAttempt, Duration length)
            throws SQLException {
        answer();
        return settled == null && done == null && claimed && attempt == ofAttempt;
    }

    private void answer() throws SQLException {
        if (failures > 0) {
            failures--;
            throw new SQLException("connection refused", "08001");
        }
    }
}
