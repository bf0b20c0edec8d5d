package io.stockstream.streams.effect.task;

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

    /** A worker has begun. */
    TaskReported running(int attempt, String worker, Instant at) {
        return report(TaskState.RUNNING, attempt, worker, at).build();
    }

    /** How far an attempt is. */
    TaskReported progress(int attempt, String worker, Instant at, int percent, String message) {
        return report(TaskState.RUNNING, attempt, worker, at)
                .setProgress(percent)
                .setProgressMessage(message)
                .build();
    }

    /** An attempt failed and another one follows. */
    TaskReported retrying(int attempt, String worker, Instant at, String error, Instant next) {
        return report(TaskState.RETRYING, attempt, worker, at)
                .setError(error)
                .setNextAttemptAt(next)
                .build();
    }

    /** An attempt failed and no other one follows. */
    TaskReported failed(int attempt, String worker, Instant at, String error) {
        return report(TaskState.FAILED, attempt, worker, at).setError(error).build();
    }

    /** The ledger has it as failed for good; the same report at every request. */
    TaskReported failed(Claim.Failed failed) {
        return failed(failed.attempt(), failed.worker(), failed.at(), failed.error());
    }

    /** The ledger forbids it to be tried: a report without a worker, the same at every request. */
    TaskReported cancelled(Claim.Cancelled cancelled) {
        return report(TaskState.CANCELLED, cancelled.attempt(), null, cancelled.at())
                .build();
    }

    /** A worker was stopped at its attempt. */
    TaskReported cancelled(int attempt, String worker, Instant at) {
        return report(TaskState.CANCELLED, attempt, worker, at).build();
    }

    /** The ledger has it as done; the same report at every request. */
    TaskReported succeeded(Claim.Done done) {
        return report(TaskState.SUCCEEDED, done.attempt(), done.worker(), done.at())
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
