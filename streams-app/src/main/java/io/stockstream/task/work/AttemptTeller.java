package io.stockstream.task.work;

import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;

/**
 * Tells of an attempt that is under way. Nobody waits for Kafka's confirmation: what gets lost on the way, the report
 * of the end makes up for.
 */
record AttemptTeller(TaskRequested request, Claim.Granted claim, TaskWorker.Surroundings around)
        implements Watch.Teller {

    @Override
    public void running() throws InterruptedException {
        send(new TaskReports(request).running(claim, around.name()));
    }

    @Override
    public void progress(int percent, String messageOrNull) throws InterruptedException {
        send(new TaskReports(request).progress(claim, around.name(), around.now(), percent, messageOrNull));
    }

    private void send(TaskReported report) throws InterruptedException {
        Outbox.Sending unused = around.outbox().begin(around.messages().report(report));
    }
}
