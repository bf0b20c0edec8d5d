package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.platform.failure.FailureKind;
import io.stockstream.platform.failure.LogCapture;
import io.stockstream.schema.DeadLetters;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What workers do when something is away, and with records that are no work. */
class TaskWorkerTroubleTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final WorkerFixture fixture = new WorkerFixture(work -> {
        calls.incrementAndGet();
        return null;
    });

    @Test
    void shouldWaitForPostgresAndWarnOnce() throws Exception {
        fixture.ledger.awayFor(5);
        try (LogCapture log = new LogCapture(Patience.class)) {
            fixture.process(fixture.record(WorkerFixture.request()));

            assertThat(log.lines())
                    .containsExactly(
                            "WARN PostgreSQL does not answer (connection refused); workers wait and try again, nothing is lost",
                            "INFO PostgreSQL answers again; workers go on");
        }
        assertThat(calls).hasValue(1);
        assertThat(fixture.pauses).hasSize(5).isSorted();
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.SUCCEEDED);
    }

    /** One row locked for an hour delays its own task and no other. */
    @Test
    void shouldMakeRoomForOthersWhenTheLedgerIsAwayForLong() throws Exception {
        fixture.ledger.awayFor(1_000_000);
        fixture.process(fixture.record(WorkerFixture.request()));

        Duration waited = fixture.pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(WorkerFixture.PATIENCE, WorkerFixture.PATIENCE.plusSeconds(6));
        assertThat(fixture.lastRetry().topic()).isEqualTo("tasks.priority.retry-3");
        assertThat(WorkerFixture.header(fixture.lastRetry(), TaskRecord.TRIES))
                .as("it was not tried")
                .isEqualTo("1");
        assertThat(fixture.topics()).containsOnly("tasks.priority.retry-3");

        fixture.ledger.awayFor(0);
        fixture.processAgain(fixture.lastRetry());

        assertThat(calls).hasValue(1);
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void shouldSayWhatIsAwayForHealthAndMetrics() throws Exception {
        Patience patience = new Patience("PostgreSQL", WorkerFixture.PATIENCE, fixture.clock, fixture.clock::advance);

        assertThatThrownBy(() -> patience.call(() -> {
                    throw new SQLException("refused", "08001");
                }))
                .isInstanceOfSatisfying(FailedCallException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.PASSING);
                    assertThat(failure).hasMessageContaining("PostgreSQL was away for longer than PT2M");
                });

        assertThat(patience.outage())
                .hasValueSatisfying(outage -> assertThat(outage.error()).isEqualTo("refused"));
        assertThat(patience.waiting()).isZero();
        assertThat(patience.<Boolean>call(() -> true)).isTrue();
        assertThat(patience.outage()).isEmpty();
    }

    @Test
    void shouldNotWaitForWhatDoesNotPass() {
        Patience patience = new Patience("Kafka", WorkerFixture.PATIENCE, fixture.clock, fixture.clock::advance);

        assertThatThrownBy(() -> patience.call(() -> {
                    throw new ExecutionException(new RecordTooLargeException("2 MB"));
                }))
                .isInstanceOfSatisfying(
                        FailedCallException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.OWN));
        assertThat(patience.outage()).isEmpty();
    }

    @Test
    void shouldTellWithoutTheResultWhenTheReportIsTooLargeForKafka() throws Exception {
        WorkerFixture wide =
                new WorkerFixture(work -> JsonNodeFactory.instance.objectNode().put("text", "x".repeat(1_000)));
        wide.refuseAbove(600);

        wide.process(wide.record(WorkerFixture.request()));

        assertThat(wide.pauses).isEmpty();
        assertThat(wide.reports().getLast().getState()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(wide.reports().getLast().getResultJson()).contains("left_out");
    }

    /** Neither a registry that lost its schemas nor a defect of this program may cost the task. */
    @Test
    void shouldPutOffWhatNobodyCanWorkOnAndInTheEndPutItAside() throws Exception {
        ConsumerRecord<byte[], byte[]> record = fixture.record(WorkerFixture.request());

        fixture.worker.putOff(record, new IllegalStateException("a defect"));

        assertThat(fixture.lastRetry().topic()).isEqualTo("tasks.priority.retry-1");
        assertThat(fixture.lastRetry().value()).isEqualTo(record.value());
        assertThat(WorkerFixture.header(fixture.lastRetry(), TaskRecord.TRIES)).isEqualTo("2");

        record.headers().add(TaskRecord.header(TaskRecord.TRIES, "20"));
        fixture.worker.putOff(record, new IllegalStateException("a defect"));

        assertThat(WorkerFixture.header(fixture.sent("stockstream.dead-letters").getFirst(), DeadLetters.CODE))
                .isEqualTo("processing_failed");
    }

    @Test
    void shouldSendAgainWhatKafkaDidNotTakeAndNotWorkAgain() throws Exception {
        AtomicReference<MockProducer<byte[], byte[]>> producer = new AtomicReference<>();
        WorkerFixture mended = new WorkerFixture(
                work -> {
                    calls.incrementAndGet();
                    return null;
                },
                pause -> producer.get().sendException = null);
        producer.set(mended.producer);
        mended.producer.sendException = new TimeoutException("no broker");

        mended.process(mended.record(WorkerFixture.request()));

        assertThat(calls).hasValue(1);
        assertThat(mended.pauses).hasSize(1);
        assertThat(mended.reports()).extracting(TaskReported::getState).containsExactly(TaskState.SUCCEEDED);
    }

    @Test
    void shouldLeaveTheRecordWhenItIsStopped() {
        WorkerFixture stopped = new WorkerFixture(work -> null, pause -> {
            throw new InterruptedException();
        });
        stopped.ledger.awayFor(1);

        assertThatThrownBy(() -> stopped.process(stopped.record(WorkerFixture.request())))
                .isInstanceOf(InterruptedException.class);
        assertThat(stopped.topics()).isEmpty();
    }

    @Test
    void shouldPutAsideWhatIsNoWork() throws Exception {
        TaskRequested request = WorkerFixture.request();
        ConsumerRecord<byte[], byte[]> good = fixture.record(request);
        byte[] key = good.key();

        fixture.process(new ConsumerRecord<>("tasks.priority", 0, 1L, key, "no avro".getBytes(StandardCharsets.UTF_8)));
        fixture.process(new ConsumerRecord<>("tasks.priority", 0, 2L, key, new byte[] {0}));
        fixture.process(new ConsumerRecord<>("tasks.priority", 0, 3L, key, null));
        fixture.process(new ConsumerRecord<>("tasks.priority", 0, 4L, null, good.value()));
        fixture.process(fixture.record(
                TaskRequested.newBuilder(request).setQueue(TaskQueue.DEFAULT).build()));

        assertThat(fixture.topics()).containsOnly("stockstream.dead-letters").hasSize(5);
        assertThat(fixture.producer.history())
                .extracting(letter -> WorkerFixture.header(letter, DeadLetters.CODE))
                .containsExactly(
                        "undeserializable", "undeserializable", "invalid_task", "invalid_task", "invalid_task");
        assertThat(fixture.producer.history())
                .extracting(letter -> WorkerFixture.header(letter, DeadLetters.APPLICATION))
                .containsOnly("stockstream-tasks-priority");
        assertThat(calls).hasValue(0);
    }

    @Test
    void shouldTakeHeadersOfAnotherFormForNone() throws Exception {
        ConsumerRecord<byte[], byte[]> record = fixture.record(WorkerFixture.request());
        record.headers().add(TaskRecord.TRIES, "many".getBytes(StandardCharsets.UTF_8));
        record.headers().add(TaskRecord.DUE, "-1".getBytes(StandardCharsets.UTF_8));

        fixture.process(record);

        assertThat(fixture.pauses).isEmpty();
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.SUCCEEDED);
    }
}
