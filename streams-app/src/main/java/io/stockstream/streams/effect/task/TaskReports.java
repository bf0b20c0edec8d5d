package io.stockstream.streams.effect.task;

import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;

/**
 * What a worker tells of one task.
 *
 * @param request the work
 */
record TaskReports(TaskRequested request) {

    /** A worker has begun. */
    TaskReported running(int attempt, String worker, Instant at) {
        return report(TaskState.RUNNING, attempt, worker, at).build();
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

    /** The ledger says that it is done; the same report however often it is asked. */
    TaskReported succeeded(Claim.Done done) {
        return report(TaskState.SUCCEEDED, done.attempt(), done.worker(), done.at())
                .setResultJson(done.result())
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
