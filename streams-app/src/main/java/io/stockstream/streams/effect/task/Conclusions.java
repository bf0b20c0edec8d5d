package io.stockstream.streams.effect.task;

import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from how an attempt ended: first in the ledger, then in what is told. */
final class Conclusions {

    static final String TRIED_TOO_OFTEN = "tried_too_often";

    private static final Logger LOG = LoggerFactory.getLogger(Conclusions.class);

    private final QueueTopics topics;
    private final TaskWorker.Surroundings around;

    Conclusions(QueueTopics topics, TaskWorker.Surroundings around) {
        this.topics = topics;
        this.around = around;
    }

    /**
     * Draws the conclusion of an attempt.
     *
     * @param ladder of the type
     * @return what has to be told before the record may be acknowledged
     */
    List<Outbox.Message> of(TaskRequested request, Claim.Granted claim, RetryLadder ladder, Ending ending, Instant end)
            throws InterruptedException {
        return switch (ending) {
            case Ending.Succeeded(String result) -> succeed(request, claim, result, end);
            case Ending.Failed(String error) -> fail(request, claim, ladder, error, end);
            case Ending.Hopeless(String code, String error) -> giveUp(request, claim, code, error, end);
            case Ending.Cancelled() -> {
                LOG.info(
                        "Attempt {} at task {} ({}) was stopped",
                        claim.attempt(),
                        request.getTaskId(),
                        request.getType());
                release(request, claim);
                yield List.of(report(new TaskReports(request).cancelled(claim.attempt(), around.name(), end)));
            }
        };
    }

    private List<Outbox.Message> succeed(TaskRequested request, Claim.Granted claim, String result, Instant end)
            throws InterruptedException {
        Claim.Done done = around.database()
                .call(() -> around.ledger()
                        .done(request.getTaskId(), request.getType(), around.name(), claim, end, result));
        return List.of(report(new TaskReports(request).succeeded(done)));
    }

    private List<Outbox.Message> fail(
            TaskRequested request, Claim.Granted claim, RetryLadder ladder, String error, Instant end)
            throws InterruptedException {
        Optional<RetryLadder.Step> step = ladder.after(claim.tries());
        if (step.isEmpty()) {
            String all = "Tried %d times. %s".formatted(claim.tries(), error);
            return giveUp(request, claim, TRIED_TOO_OFTEN, all, end);
        }
        release(request, claim);
        Instant due = end.plus(step.get().delay()).truncatedTo(ChronoUnit.MILLIS);
        LOG.info(
                "Attempt {} at task {} ({}) failed and is followed by another at {}: {}",
                claim.attempt(),
                request.getTaskId(),
                request.getType(),
                due,
                error);
        return List.of(
                around.messages().again(topics.retry(step.get().number()), request, claim.tries() + 1, due),
                report(new TaskReports(request).retrying(claim.attempt(), around.name(), end, error, due)));
    }

    private List<Outbox.Message> giveUp(
            TaskRequested request, Claim.Granted claim, String code, String error, Instant end)
            throws InterruptedException {
        LOG.warn("Task {} ({}) failed for good, {}: {}", request.getTaskId(), request.getType(), code, error);
        // Before the ledger says so: from then on nobody tries it, and nobody would write the letter. And the report
        // behind
        // it: whoever reads FAILED may ask for the task again at once, and takes the ledger's mark away.
        around.outbox()
                .confirm(List.of(
                        around.outbox().begin(around.messages().givenUp(request, code, error, claim.attempt()))));
        around.database().call(() -> {
            around.ledger().failed(request.getTaskId(), around.name(), claim.attempt(), end, error);
            return true;
        });
        return List.of(report(new TaskReports(request).failed(claim.attempt(), around.name(), end, error)));
    }

    private void release(TaskRequested request, Claim.Granted claim) throws InterruptedException {
        around.database().call(() -> {
            around.ledger().release(request.getTaskId(), around.name(), claim.attempt());
            return true;
        });
    }

    private Outbox.Message report(TaskReported report) {
        return around.messages().report(report);
    }
}
