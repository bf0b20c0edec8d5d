package io.stockstream.streams.effect.task;

import io.stockstream.schema.RegistryFailures;
import io.stockstream.schema.Topic;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of one queue. When a method returns, all that it has to say is with Kafka and the ledger, so that the record may be
 * acknowledged; when it throws, the record has to come again. What is away (PostgreSQL, Kafka, the registry) is waited for.
 */
final class TaskWorker {

    static final String TRIED_TOO_OFTEN = "tried_too_often";

    private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);

    /** From the end of an attempt until the ledger knows of it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final QueueTopics topics;
    private final TaskReader reader;
    private final Handlers handlers;
    private final RetryLadder ladder;
    private final Surroundings around;
    private final Patience registry;

    /**
     * What workers of all queues share.
     *
     * @param name of this instance, for people and for the ledger
     * @param database patience for the ledger
     */
    record Surroundings(
            String name,
            TaskLedger ledger,
            Patience database,
            Outbox outbox,
            TaskMessages messages,
            TaskMeters meters,
            InstantSource clock,
            Sleeper sleeper) {}

    TaskWorker(QueueTopics topics, TaskReader reader, Handlers handlers, RetryLadder ladder, Surroundings around) {
        this.topics = topics;
        this.reader = reader;
        this.handlers = handlers;
        this.ladder = ladder;
        this.around = around;
        this.registry = new Patience("The schema registry", around.sleeper());
    }

    /** Reads a record; empty when it is no work and now lies in the dead letters. */
    Optional<TaskRecord> read(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            return Optional.of(registry.call(RegistryFailures::isOutage, () -> reader.read(record)));
        } catch (RejectedTaskException e) {
            around.outbox().confirm(List.of(around.outbox().begin(TaskMessages.letter(record, e, topics.group()))));
            around.meters().deadLetter(topics.group(), e.code());
            LOG.warn(
                    "Dead letter from {} partition {} offset {}, {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.code(),
                    ErrorText.of(e));
            return Optional.empty();
        }
    }

    /** Waits until the work may begin. */
    void await(TaskRecord task) throws InterruptedException {
        Duration wait = Duration.between(around.clock().instant(), task.due());
        if (wait.isPositive()) {
            around.sleeper().sleep(wait);
        }
    }

    /** Does the work, or sees that it is done or that somebody else is at it. */
    void work(TaskRecord task) throws InterruptedException {
        TaskRequested request = task.request();
        Duration length = handlers.timeLimit(request.getType()).plus(MARGIN);
        Claim claim = around.database()
                .call(() -> around.ledger()
                        .claim(request.getTaskId(), request.getType(), around.name(), task.tries(), length));
        switch (claim) {
            case Claim.Done done -> confirm(report(new TaskReports(request).succeeded(done)));
            case Claim.Busy(Duration remaining) -> {
                RetryLadder.Step step = ladder.waiting(remaining);
                confirm(again(step, request, task.tries()));
            }
            case Claim.Granted granted -> attempt(request, granted);
        }
    }

    private void attempt(TaskRequested request, Claim.Granted claim) throws InterruptedException {
        TaskReports reports = new TaskReports(request);
        Instant start = now();
        List<Outbox.Message> first = new ArrayList<>();
        claim.lost()
                .ifPresent(worker -> first.add(report(reports.retrying(
                        claim.attempt() - 1, worker, start, "The worker was not heard of again", start))));
        first.add(report(reports.running(claim.attempt(), around.name(), start)));
        // Not confirmed yet: a broker that is away for long must not hold up the work until the claim has run out.
        List<Outbox.Sending> begun = begin(first);
        Ending ending = ladder.isAbove(claim.tries())
                ? new Ending.Hopeless(
                        TRIED_TOO_OFTEN, "Workers died at it; it was tried %d times".formatted(claim.tries() - 1))
                : handlers.call(request, claim.attempt());
        Instant end = now();
        begun.addAll(begin(conclude(request, claim, ending, end)));
        around.outbox().confirm(begun);
        String type = handlers.types().contains(request.getType()) ? request.getType() : "unknown";
        around.meters()
                .attempt(
                        topics.queue(),
                        type,
                        ending instanceof Ending.Succeeded ? "succeeded" : "failed",
                        Duration.between(start, end));
    }

    private List<Outbox.Message> conclude(TaskRequested request, Claim.Granted claim, Ending ending, Instant end)
            throws InterruptedException {
        String id = request.getTaskId();
        if (ending instanceof Ending.Succeeded(String result)) {
            Claim.Done done = around.database()
                    .call(() -> around.ledger().done(id, request.getType(), around.name(), claim, end, result));
            return List.of(report(new TaskReports(request).succeeded(done)));
        }
        around.database().call(() -> {
            around.ledger().release(id, around.name(), claim.attempt());
            return true;
        });
        return switch (ending) {
            case Ending.Failed(String error) ->
                ladder.after(claim.tries())
                        .map(step -> retry(request, claim, step, error, end))
                        .orElseGet(() -> giveUp(
                                request,
                                claim,
                                TRIED_TOO_OFTEN,
                                "Tried %d times. %s".formatted(claim.tries(), error),
                                end));
            case Ending.Hopeless(String code, String error) -> giveUp(request, claim, code, error, end);
            case Ending.Succeeded succeeded -> throw new IllegalStateException("Handled above");
        };
    }

    private List<Outbox.Message> retry(
            TaskRequested request, Claim.Granted claim, RetryLadder.Step step, String error, Instant end) {
        Instant due = end.plus(step.delay()).truncatedTo(ChronoUnit.MILLIS);
        LOG.info(
                "Attempt {} at task {} ({}) failed and is followed by another at {}: {}",
                claim.attempt(),
                request.getTaskId(),
                request.getType(),
                due,
                error);
        TaskReported report = new TaskReports(request).retrying(claim.attempt(), around.name(), end, error, due);
        return List.of(
                around.messages().again(topics.retry(step.number()), request, claim.tries() + 1, due), report(report));
    }

    private List<Outbox.Message> giveUp(
            TaskRequested request, Claim.Granted claim, String code, String error, Instant end) {
        LOG.warn("Task {} ({}) failed for good, {}: {}", request.getTaskId(), request.getType(), code, error);
        return List.of(
                around.messages().givenUp(request, code, error, claim.attempt()),
                report(new TaskReports(request).failed(claim.attempt(), around.name(), end, error)));
    }

    /** Not an attempt: the number of tries stays. */
    private Outbox.Message again(RetryLadder.Step step, TaskRequested request, int tries) {
        Topic<String, TaskRequested> topic = topics.retry(step.number());
        return around.messages().again(topic, request, tries, now().plus(step.delay()));
    }

    private Outbox.Message report(TaskReported report) {
        return around.messages().report(report);
    }

    private List<Outbox.Sending> begin(List<Outbox.Message> messages) throws InterruptedException {
        List<Outbox.Sending> begun = new ArrayList<>();
        for (Outbox.Message message : messages) {
            begun.add(around.outbox().begin(message));
        }
        return begun;
    }

    private void confirm(Outbox.Message message) throws InterruptedException {
        around.outbox().confirm(begin(List.of(message)));
    }

    /** As the records can hold it. */
    private Instant now() {
        return around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
