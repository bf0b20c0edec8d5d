package io.stockstream.task.work;

import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;

/**
 * A worker's reports on one task.
 *
 * @param request the work
 */
record TaskReports(TaskRequested request) {

    private static final String RESULT_LEFT_OUT = "{\"left_out\":\"The result does not fit a record\"}";

    /** A worker is at it, since the attempt began. */
    TaskReported running(Claim.Granted claim, String worker) {
        return attempt(TaskState.RUNNING, claim, worker, claim.since()).build();
    }

    /** How far an attempt is. */
    TaskReported progress(Claim.Granted claim, String worker, Instant at, int percent, String message) {
        return attempt(TaskState.RUNNING, claim, worker, at)
                .setProgress(percent)
                .setProgressMessage(message)
                .build();
    }

    /** The attempt before this one ended when this one began: its worker was not heard of again. */
    TaskReported lost(Claim.Granted claim, Claim.Lost lost) {
        return report(TaskState.RETRYING, claim.attempt() - 1, lost.worker(), claim.since())
                .setStartedAt(lost.since())
                .setError("The worker was not heard of again")
                .setNextAttemptAt(claim.since())
                .build();
    }

    /** An attempt failed and another one follows. */
    TaskReported retrying(Claim.Granted claim, String worker, Instant at, String error, Instant next) {
        return attempt(TaskState.RETRYING, claim, worker, at)
                .setError(error)
                .setNextAttemptAt(next)
                .build();
    }

    /** An attempt failed and no other one follows. */
    TaskReported failed(Claim.Granted claim, String worker, Instant at, String error) {
        return failed(new Claim.Failed(claim.attempt(), claim.since(), at, worker, error));
    }

    /** The ledger has it as failed for good; the same report at every request. */
    TaskReported failed(Claim.Failed failed) {
        return report(TaskState.FAILED, failed.attempt(), failed.worker(), failed.at())
                .setStartedAt(failed.since())
                .setError(failed.error())
                .build();
    }

    /** The ledger forbids it to be tried: a report without a worker, the same at every request. */
    TaskReported cancelled(Claim.Cancelled cancelled) {
        return report(TaskState.CANCELLED, cancelled.attempt(), null, cancelled.at())
                .build();
    }

    /** A worker was stopped at its attempt. */
    TaskReported cancelled(Claim.Granted claim, String worker, Instant at) {
        return attempt(TaskState.CANCELLED, claim, worker, at).build();
    }

    /** The ledger has it as done; the same report at every request. */
    TaskReported succeeded(Claim.Done done) {
        return report(TaskState.SUCCEEDED, done.attempt(), done.worker(), done.at())
                .setStartedAt(done.since())
                .setResultJson(done.result())
                .build();
    }

    /** The same report without what may be large. */
    static TaskReported without(TaskReported report) {
        return TaskReported.newBuilder(report)
                .setResultJson(report.getResultJson() == null ? null : RESULT_LEFT_OUT)
                .setError(report.getError() == null ? null : "The reason does not fit a record; it is in the log")
                .setProgressMessage(null)
                .build();
    }

    private TaskReported.Builder attempt(TaskState state, Claim.Granted claim, String worker, Instant at) {
        return report(state, claim.attempt(), worker, at).setStartedAt(claim.since());
    }

    private TaskReported.Builder report(TaskState state, int attempt, String worker, Instant at) {
        return TaskReported.newBuilder()
                .setTaskId(request.getTaskId())
                .setType(request.getType())
                .setQueue(request.getQueue())
                .setState(state)
                .setAttempt(attempt)
                .setAt(at)
                .setWorker(worker);
    }
}
