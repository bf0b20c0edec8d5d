package io.stockstream.task.work;

import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.sql.SQLException;
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
 * Does the work of one queue. When a method returns, Kafka has confirmed all its records, so the input may be
 * acknowledged; when it throws, the input has to be delivered again or {@linkplain #putOff put off}. If PostgreSQL,
 * Kafka or the registry is away, it waits for as long as one record may.
 */
final class TaskWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);

    /**
     * How long a claim is valid; renewed about every second while its work goes on. After a crash, another worker waits
     * this long.
     */
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** Dead-letter reason: no worker could process it, and further attempts did not help. */
    private static final String PROCESSING_FAILED = "processing_failed";

    private final QueueTopics topics;
    private final TaskReader reader;
    private final Handlers handlers;
    private final RetryLadder ladder;
    private final Surroundings around;
    private final Conclusions conclusions;

    /**
     * What workers of all queues share.
     *
     * @param name of this instance, for people and for the ledger
     * @param database patience for the ledger
     * @param registry patience with the schema registry
     * @param pace of what a worker tells while it works
     */
    record Surroundings(
            String name,
            TaskLedger ledger,
            Patience database,
            Patience registry,
            Outbox outbox,
            TaskMessages messages,
            TaskMeters meters,
            InstantSource clock,
            Sleeper sleeper,
            Watch.Pace pace) {

        /** The time, as the records can hold it. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }

        /** All that workers wait for. */
        List<Patience> patiences() {
            return List.of(database, registry, outbox.patience());
        }
    }

    TaskWorker(QueueTopics topics, TaskReader reader, Handlers handlers, RetryLadder ladder, Surroundings around) {
        this.topics = topics;
        this.reader = reader;
        this.handlers = handlers;
        this.ladder = ladder;
        this.around = around;
        this.conclusions = new Conclusions(topics, ladder, around);
    }

    /** Whether the topic holds work that waits, rather than new requests. */
    boolean isRetry(String topic) {
        return topics.step(topic) > 0;
    }

    /** Reads a record; empty when it is not a task and now lies in the dead letters. */
    Optional<TaskRecord> read(ConsumerRecord<byte[], byte[]> record) throws FailedCallException, InterruptedException {
        try {
            return Optional.of(around.registry().call(() -> reader.read(record)));
        } catch (FailedCallException e) {
            if (e.getCause() instanceof RejectedTaskException rejected) {
                putAside(record, rejected, rejected.code());
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Puts off a record that could not be processed for a reason which this program did not foresee: it goes through
     * the retry topics like failed work and ends in the dead letters.
     */
    void putOff(ConsumerRecord<byte[], byte[]> record, Throwable reason)
            throws FailedCallException, InterruptedException {
        int tries = TaskRecord.tries(record.headers());
        Optional<RetryLadder.Step> step = ladder.after(tries);
        if (step.isPresent()) {
            Instant due = now().plus(step.get().delay());
            confirm(TaskMessages.putOff(topics.retry(step.get().number()), record, tries + 1, due));
        } else {
            putAside(record, new IllegalStateException(ErrorText.of(reason), reason), PROCESSING_FAILED);
        }
    }

    private void putAside(ConsumerRecord<byte[], byte[]> record, Exception reason, String code)
            throws FailedCallException, InterruptedException {
        around.outbox()
                .confirm(List.of(around.outbox().begin(TaskMessages.letter(record, reason, code, topics.group()))));
        around.meters().deadLetter(topics.group(), code);
        LOG.warn(
                "Dead letter from {} partition {} offset {}, {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                code,
                ErrorText.of(reason));
    }

    /** Waits until the work may begin, but no longer than work may wait on its retry topic: due work waits after it. */
    void await(TaskRecord task) throws InterruptedException {
        Duration wait = untilDue(task);
        if (wait.isPositive()) {
            Duration most = ladder.longest(task.step());
            around.sleeper().sleep(wait.compareTo(most) < 0 ? wait : most);
        }
    }

    /** Does the work, unless it is already done, unwanted or not due, or another worker has claimed it. */
    void work(TaskRecord task) throws FailedCallException, InterruptedException {
        TaskRequested request = task.request();
        Duration wait = untilDue(task);
        if (wait.isPositive()) {
            confirm(again(request, task.tries(), wait));
            return;
        }
        Claim claim;
        try {
            claim = around.database()
                    .call(() -> around.ledger()
                            .claim(
                                    request.getTaskId(),
                                    request.getType(),
                                    request.getRequestedAt(),
                                    around.name(),
                                    task.tries(),
                                    now(),
                                    LEASE));
        } catch (FailedCallException e) {
            around.outbox().confirm(begin(conclusions.ofNoClaim(request, task.tries(), e, now())));
            return;
        }
        goOn(task, claim);
    }

    private void goOn(TaskRecord task, Claim claim) throws FailedCallException, InterruptedException {
        TaskRequested request = task.request();
        TaskReports reports = new TaskReports(request);
        switch (claim) {
            case Claim.Done done -> confirm(report(reports.succeeded(done)));
            case Claim.Cancelled cancelled -> confirm(report(reports.cancelled(cancelled)));
            case Claim.Failed failed -> confirm(report(reports.failed(failed)));
            case Claim.Busy(Duration remaining) -> confirm(again(request, task.tries(), remaining));
            case Claim.Forgotten forgotten -> around.meters().forgotten(topics.queue());
            case Claim.Granted granted -> attempt(request, granted);
        }
    }

    private void attempt(TaskRequested request, Claim.Granted claim) throws FailedCallException, InterruptedException {
        TaskReports reports = new TaskReports(request);
        RetryLadder own =
                handlers.retryPolicy(request.getType()).map(ladder::of).orElse(ladder);
        // Not confirmed yet: a broker outage must not delay the work until the claim has expired.
        List<Outbox.Sending> begun = begin(claim.lost().map(lost -> report(reports.lost(claim, lost))).stream()
                .toList());
        Ending ending = own.isAbove(claim.tries())
                ? new Ending.Hopeless(
                        Conclusions.TRIED_TOO_OFTEN,
                        "Workers died at it; it was tried %d times".formatted(claim.tries() - 1))
                : call(request, claim);
        Instant end = now();
        begun.addAll(begin(conclusions.of(request, claim, own, ending, end)));
        around.outbox().confirm(begun);
        String type = handlers.types().contains(request.getType()) ? request.getType() : "unknown";
        around.meters().attempt(topics.queue(), type, ending.outcome(), Duration.between(claim.since(), end));
    }

    private Ending call(TaskRequested request, Claim.Granted claim) throws InterruptedException {
        Watch watch = new Watch(
                around.pace(),
                new AttemptTeller(request, claim, around),
                () -> around.ledger().renew(request.getTaskId(), around.name(), claim.attempt(), LEASE));
        try {
            return handlers.call(request, claim.attempt(), watch);
        } catch (InterruptedException e) {
            leave(request, claim);
            throw e;
        }
    }

    /**
     * This worker stops: another may continue at once, and the attempt does not count as one in which a worker died. No
     * report of its end follows, so its beginning is told: it may not have been, and a repeat changes nothing.
     */
    private void leave(TaskRequested request, Claim.Granted claim) throws InterruptedException {
        try {
            around.ledger().release(request.getTaskId(), around.name(), claim.attempt());
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The claim of task {} could not be given back; it will expire", request.getTaskId(), e);
        }
        new AttemptTeller(request, claim, around).running();
    }

    private Duration untilDue(TaskRecord task) {
        return Duration.between(around.clock().instant(), task.due());
    }

    /** Not an attempt: the number of tries stays. */
    private Outbox.Message again(TaskRequested request, int tries, Duration wait) {
        RetryLadder.Step step = ladder.waiting(wait);
        return around.messages().again(topics.retry(step.number()), request, tries, now().plus(wait));
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

    private void confirm(Outbox.Message message) throws FailedCallException, InterruptedException {
        around.outbox().confirm(begin(List.of(message)));
    }

    private Instant now() {
        return around.now();
    }
}
