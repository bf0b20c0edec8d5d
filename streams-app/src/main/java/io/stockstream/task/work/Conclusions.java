package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the outcome of an attempt: first to the ledger, then as records. A ledger that is away, or refuses what it is
 * told, blocks no task: the work comes again later, or fails with the reason at hand.
 */
final class Conclusions {

    static final String TRIED_TOO_OFTEN = "tried_too_often";
    static final String RESULT_NOT_KEPT = "result_not_kept";
    static final String LEDGER_REFUSED = "ledger_refused";

    private static final Logger LOG = LoggerFactory.getLogger(Conclusions.class);

    /** Delay of work that was not tried because the ledger was away for too long. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private static final String NO_REASON = "The task failed; the ledger refused the reason, which is in the log";

    private final QueueTopics topics;
    private final RetryLadder common;
    private final TaskWorker.Surroundings around;

    /**
     * @param common retry ladder of types without their own
     */
    Conclusions(QueueTopics topics, RetryLadder common, TaskWorker.Surroundings around) {
        this.topics = topics;
        this.common = common;
        this.around = around;
    }

    /**
     * Draws the conclusion of an attempt.
     *
     * @param ladder of the type
     * @return the records to send before the input may be acknowledged
     */
    List<Outbox.Message> of(TaskRequested request, Claim.Granted claim, RetryLadder ladder, Ending ending, Instant end)
            throws FailedCallException, InterruptedException {
        return switch (ending) {
            case Ending.Succeeded(String result) -> succeed(request, claim, ladder, result, end);
            case Ending.Failed(String error) -> fail(request, claim, ladder, error, end);
            case Ending.Hopeless(String code, String error) -> giveUp(request, claim, code, error, end);
            case Ending.Cancelled() -> {
                LOG.info(
                        "Attempt {} at task {} ({}) was stopped",
                        claim.attempt(),
                        request.getTaskId(),
                        request.getType());
                release(request, claim);
                yield List.of(report(new TaskReports(request).cancelled(claim, around.name(), end)));
            }
        };
    }

    /** Draws the conclusion when the ledger granted nothing, because it was away for too long or refused. */
    List<Outbox.Message> ofNoClaim(TaskRequested request, int tries, FailedCallException failure, Instant now)
            throws FailedCallException, InterruptedException {
        LOG.warn("Task {} ({}) was not tried: {}", request.getTaskId(), request.getType(), failure.getMessage());
        if (failure.kind() == FailureKind.PASSING) {
            return List.of(around.messages()
                    .again(topics.retry(common.waiting(LATER).number()), request, tries, due(now, LATER)));
        }
        Claim.Granted none = new Claim.Granted(tries, tries, null, Optional.empty());
        return failure.kind() == FailureKind.OWN
                ? giveUp(request, none, LEDGER_REFUSED, failure.getMessage(), now)
                : fail(request, none, common, failure.getMessage(), now);
    }

    private List<Outbox.Message> succeed(
            TaskRequested request, Claim.Granted claim, RetryLadder ladder, String result, Instant end)
            throws FailedCallException, InterruptedException {
        try {
            Claim.Done done = around.database()
                    .call(() -> around.ledger()
                            .done(request.getTaskId(), request.getType(), around.name(), claim, end, result));
            return List.of(report(new TaskReports(request).succeeded(done)));
        } catch (FailedCallException e) {
            String error = "The work is done, but could not be recorded. " + e.getMessage();
            return e.kind() == FailureKind.OWN
                    ? giveUp(request, claim, RESULT_NOT_KEPT, error, end)
                    : fail(request, claim, ladder, error, end);
        }
    }

    private List<Outbox.Message> fail(
            TaskRequested request, Claim.Granted claim, RetryLadder ladder, String error, Instant end)
            throws FailedCallException, InterruptedException {
        Optional<RetryLadder.Step> step = ladder.after(claim.tries());
        if (step.isEmpty()) {
            String all = "Tried %d times. %s".formatted(claim.tries(), error);
            return giveUp(request, claim, TRIED_TOO_OFTEN, all, end);
        }
        release(request, claim);
        Instant due = due(end, step.get().delay());
        LOG.info(
                "Attempt {} at task {} ({}) failed and is followed by another at {}: {}",
                claim.attempt(),
                request.getTaskId(),
                request.getType(),
                due,
                error);
        return List.of(
                around.messages().again(topics.retry(step.get().number()), request, claim.tries() + 1, due),
                report(new TaskReports(request).retrying(claim, around.name(), end, error, due)));
    }

    private List<Outbox.Message> giveUp(
            TaskRequested request, Claim.Granted claim, String code, String error, Instant end)
            throws FailedCallException, InterruptedException {
        LOG.warn("Task {} ({}) failed for good, {}: {}", request.getTaskId(), request.getType(), code, error);
        // Send the dead letter before the ledger's note: after the note no worker tries the task, so none would write
        // the letter. Send the report after it: a reader of FAILED may request a retry at once, which removes the
        // ledger's mark.
        around.outbox()
                .confirm(List.of(
                        around.outbox().begin(around.messages().givenUp(request, code, error, claim.attempt()))));
        noteFailure(request, claim, error, end);
        return List.of(report(new TaskReports(request).failed(claim, around.name(), end, error)));
    }

    /** At worst the ledger does not know about it: then a record that comes again is tried again. */
    private void noteFailure(TaskRequested request, Claim.Granted claim, String error, Instant end)
            throws InterruptedException {
        try {
            failed(request, claim, error, end);
        } catch (FailedCallException e) {
            LOG.warn("The ledger refused the reason why task {} failed: {}", request.getTaskId(), e.getMessage());
            if (e.kind() == FailureKind.OWN) {
                noteWithoutReason(request, claim, end);
            }
        }
    }

    private void noteWithoutReason(TaskRequested request, Claim.Granted claim, Instant end)
            throws InterruptedException {
        try {
            failed(request, claim, NO_REASON, end);
        } catch (FailedCallException e) {
            LOG.warn("The ledger does not know that task {} failed: {}", request.getTaskId(), e.getMessage());
        }
    }

    private void failed(TaskRequested request, Claim.Granted claim, String error, Instant end)
            throws FailedCallException, InterruptedException {
        boolean unused = around.database().call(() -> {
            around.ledger().failed(request.getTaskId(), around.name(), claim.attempt(), end, error);
            return true;
        });
    }

    /** A claim that cannot be given back expires by itself. */
    private void release(TaskRequested request, Claim.Granted claim) throws InterruptedException {
        try {
            boolean unused = around.database().call(() -> {
                around.ledger().release(request.getTaskId(), around.name(), claim.attempt());
                return true;
            });
        } catch (FailedCallException e) {
            LOG.info("The claim of task {} will expire by itself: {}", request.getTaskId(), e.getMessage());
        }
    }

    private static Instant due(Instant now, Duration wait) {
        return now.plus(wait).truncatedTo(ChronoUnit.MILLIS);
    }

    private Outbox.Message report(TaskReported report) {
        return around.messages().report(report);
    }
}
