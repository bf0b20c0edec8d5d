package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskState;
import io.stockstream.task.handler.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Tasks that are stopped, that tell how far they are, and that wait. */
class TaskWorkerStopTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final WorkerFixture fixture = fixture(WorkerFixture.SHORT);
    private final WorkerFixture watched = fixture(WorkerFixture.WATCHED);

    private WorkerFixture fixture(Watch.Pace pace) {
        FakeHandler handler = new FakeHandler("mail", work -> {
            calls.incrementAndGet();
            work.progress(40, "4 of 10, for ann@example.com");
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return null;
        });
        return new WorkerFixture(handler, pause -> {}, new FakeLedger(), pace);
    }

    private ConsumerRecord<byte[], byte[]> record() {
        return fixture.record(WorkerFixture.request());
    }

    private List<TaskState> states() {
        return fixture.reports().stream().map(TaskReported::getState).toList();
    }

    @Test
    void shouldNotTryWhatWasCancelled() throws Exception {
        fixture.ledger.cancel(fixture.clock.instant());

        fixture.process(record());
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.process(record());

        assertThat(calls).hasValue(0);
        assertThat(states()).containsExactly(TaskState.CANCELLED, TaskState.CANCELLED);
        assertThat(fixture.reports().getFirst().getAttempt()).isEqualTo(1);
        assertThat(fixture.reports().getFirst().getWorker())
                .as("nobody tried it")
                .isNull();
        assertThat(fixture.sent("tasks.reports").getLast().value())
                .isEqualTo(fixture.sent("tasks.reports").getFirst().value());
        assertThat(fixture.topics()).containsOnly("tasks.reports");
    }

    /** It may have been done: the ledger does not know any more. Its view is gone too, so nothing is reported. */
    @Test
    void shouldNotTryWhatTheLedgerHasForgotten() throws Exception {
        fixture.ledger.forgetBefore(WorkerFixture.request().getRequestedAt().plusMillis(1));

        fixture.process(record());

        assertThat(calls).hasValue(0);
        assertThat(fixture.topics()).isEmpty();
        assertThat(fixture.meters.get("stockstream.task.forgotten").counter().count())
                .isEqualTo(1);

        fixture.ledger.forgetBefore(WorkerFixture.request().getRequestedAt());
        mayEnd.countDown();
        fixture.process(record());
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldInterruptWhatIsCancelledWhileItRuns() throws Exception {
        Thread worker = work(watched);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        watched.ledger.cancel(watched.clock.instant());

        assertThat(worker.join(LIMIT)).isTrue();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        TaskReported end = watched.reports().getLast();
        assertThat(end.getState()).isEqualTo(TaskState.CANCELLED);
        assertThat(end.getAttempt()).isEqualTo(1);
        assertThat(end.getWorker()).isEqualTo("w1");
        assertThat(end.getStartedAt()).isEqualTo(watched.clock.instant());
        assertThat(watched.topics()).as("no further attempt and no letter").containsOnly("tasks.reports");
        assertThat(watched.ledger.isClaimed()).isFalse();
        assertThat(watched.meters
                        .get("stockstream.task.attempts")
                        .tag("outcome", "cancelled")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldStayDoneWhenItIsCancelledLater() throws Exception {
        mayEnd.countDown();
        fixture.process(record());

        fixture.ledger.cancel(fixture.clock.instant());
        fixture.process(record());

        assertThat(states().getLast()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(states()).doesNotContain(TaskState.CANCELLED);
    }

    @Test
    void shouldTellThatItIsUnderWayAndHowFarItIsOnceWithoutAddresses() throws Exception {
        Instant start = watched.clock.instant();
        Thread worker = work(watched);
        await().atMost(LIMIT).until(() -> watched.reports().size() == 2);
        watched.clock.advance(Duration.ofSeconds(3));
        mayEnd.countDown();
        assertThat(worker.join(LIMIT)).isTrue();

        assertThat(watched.reports())
                .extracting(TaskReported::getState)
                .containsExactly(TaskState.RUNNING, TaskState.RUNNING, TaskState.SUCCEEDED);
        assertThat(watched.reports()).extracting(TaskReported::getStartedAt).containsOnly(start);
        TaskReported first = watched.reports().getFirst();
        assertThat(first.getAt()).isEqualTo(start);
        assertThat(first.getProgress()).isNull();
        TaskReported progress = watched.reports().get(1);
        assertThat(progress.getProgress()).isEqualTo(40);
        assertThat(progress.getProgressMessage()).isEqualTo("4 of 10, for [address]");
        assertThat(progress.getAttempt()).isEqualTo(1);
    }

    /** Its end is never reported, and the next attempt has another number: nothing else would tell of it. */
    @Test
    void shouldTellOfAnAttemptThatItsWorkerLeaves() throws Exception {
        Instant start = fixture.clock.instant();
        Thread worker = work(fixture);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        worker.interrupt();

        assertThat(worker.join(LIMIT)).isTrue();
        assertThat(fixture.ledger.isClaimed()).isFalse();
        assertThat(fixture.reports()).singleElement().satisfies(report -> {
            assertThat(report.getState()).isEqualTo(TaskState.RUNNING);
            assertThat(report.getAttempt()).isEqualTo(1);
            assertThat(report.getStartedAt()).isEqualTo(start);
        });
    }

    @Test
    void shouldTryAgainAsItsTypeWants() throws Exception {
        RetryPolicy hourly = new RetryPolicy(List.of(Duration.ofHours(1)), 2);
        WorkerFixture own = new WorkerFixture(
                new FakeHandler("mail", Duration.ofSeconds(30), Optional.of(hourly), FakeHandler.ANY_OBJECT, work -> {
                    throw new IOException("no");
                }),
                pause -> {});

        own.process(own.record(WorkerFixture.request()));
        assertThat(own.lastRetry().topic()).isEqualTo("tasks.priority.retry-4");
        // An hour is longer than any topic's wait: the record goes round, and lets earlier work pass.
        for (int rounds = 0; own.reports().size() == 1; rounds++) {
            assertThat(rounds).isLessThan(10);
            own.processAgain(own.lastRetry());
        }

        assertThat(own.pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(750)));
        assertThat(own.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofHours(1));
        assertThat(own.reports().getLast().getState()).isEqualTo(TaskState.FAILED);
        assertThat(own.reports().getLast().getError()).isEqualTo("Tried 2 times. no");
        assertThat(own.sent("tasks.dlq")).hasSize(1);
    }

    @Test
    void shouldNotWaitForATimeThatNoWorkerWrote() throws Exception {
        mayEnd.countDown();
        ConsumerRecord<byte[], byte[]> onQueue = record();
        onQueue.headers().add(TaskRecord.header(TaskRecord.DUE, due(Duration.ofHours(1))));
        fixture.process(onQueue);
        ConsumerRecord<byte[], byte[]> farOff =
                new ConsumerRecord<>("tasks.priority.retry-1", 0, 1L, onQueue.key(), onQueue.value());
        farOff.headers().add(TaskRecord.header(TaskRecord.DUE, "999999999999999"));
        fixture.process(farOff);

        assertThat(fixture.pauses).isEmpty();
        assertThat(states().getLast()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(fixture.topics()).containsOnly("tasks.reports");
    }

    @Test
    void shouldMakeRoomForOthersWhenItsTimeIsFarOff() throws Exception {
        mayEnd.countDown();
        ConsumerRecord<byte[], byte[]> record = record();
        ConsumerRecord<byte[], byte[]> early =
                new ConsumerRecord<>("tasks.priority.retry-1", 0, 1L, record.key(), record.value());
        String due = due(Duration.ofMinutes(5));
        early.headers().add(TaskRecord.header(TaskRecord.DUE, due));
        early.headers().add(TaskRecord.header(TaskRecord.TRIES, "3"));

        fixture.process(early);

        assertThat(fixture.pauses).containsExactly(Duration.ofMillis(2_500));
        ProducerRecord<byte[], byte[]> later =
                fixture.sent("tasks.priority.retry-4").getFirst();
        assertThat(WorkerFixture.header(later, TaskRecord.DUE)).isEqualTo(due);
        assertThat(WorkerFixture.header(later, TaskRecord.TRIES)).isEqualTo("3");
        assertThat(calls).hasValue(0);
    }

    private String due(Duration wait) {
        return Long.toString(fixture.clock.instant().plus(wait).toEpochMilli());
    }

    private Thread work(WorkerFixture at) {
        return Thread.ofVirtual().start(() -> {
            try {
                at.process(at.record(WorkerFixture.request()));
            } catch (FailedCallException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
