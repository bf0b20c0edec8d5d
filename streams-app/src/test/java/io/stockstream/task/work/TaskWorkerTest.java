package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import io.stockstream.task.handler.PermanentTaskException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class TaskWorkerTest {

    /** How long each attempt takes. */
    private static final Duration WORK = Duration.ofMillis(300);

    private final AtomicInteger calls = new AtomicInteger();
    private Exception failure;
    private final WorkerFixture fixture = new WorkerFixture(work -> {
        calls.incrementAndGet();
        this.fixture.clock.advance(WORK);
        if (failure != null) {
            throw failure;
        }
        return JsonNodeFactory.instance.objectNode().put("sent", true);
    });

    private void process() throws Exception {
        fixture.process(fixture.record(WorkerFixture.request()));
    }

    @Test
    void shouldDoWorkAndReportIt() throws Exception {
        Instant begun = fixture.clock.instant();
        process();

        assertThat(fixture.reports())
                .extracting(TaskReported::getState)
                .as("it was short")
                .containsExactly(TaskState.SUCCEEDED);
        TaskReported end = fixture.reports().getLast();
        assertThat(end.getAttempt()).isEqualTo(1);
        assertThat(end.getStartedAt()).isEqualTo(begun);
        assertThat(end.getAt()).isEqualTo(begun.plus(WORK));
        assertThat(end.getWorker()).isEqualTo("w1");
        assertThat(end.getResultJson()).isEqualTo("{\"sent\":true}");
        assertThat(fixture.topics()).containsOnly("tasks.reports");
        assertThat(fixture.meters
                        .get("stockstream.task.attempts")
                        .tag("outcome", "succeeded")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldReportTheSameAgainAndNotDoItAgain() throws Exception {
        process();
        fixture.clock.advance(Duration.ofMinutes(1));
        process();

        assertThat(calls).hasValue(1);
        assertThat(fixture.reports()).hasSize(2);
        assertThat(fixture.reports().getLast().getStartedAt()).isNotNull();
        assertThat(fixture.sent("tasks.reports").get(1).value())
                .isEqualTo(fixture.sent("tasks.reports").get(0).value());
    }

    @Test
    void shouldTryAgainThroughTheRetryTopicsUntilItSucceeds() throws Exception {
        failure = new IOException("ann@example.com: connection refused");
        process();

        ProducerRecord<byte[], byte[]> first =
                fixture.sent("tasks.priority.retry-1").getFirst();
        assertThat(WorkerFixture.header(first, TaskRecord.TRIES)).isEqualTo("2");
        assertThat(fixture.value(Topics.TASKS_PRIORITY_RETRY_1, first).getPayload())
                .isEqualTo("{\"a\":1}");
        TaskReported retrying = fixture.reports().getLast();
        assertThat(retrying.getState()).isEqualTo(TaskState.RETRYING);
        assertThat(retrying.getError()).isEqualTo("[address]: connection refused");
        assertThat(retrying.getStartedAt()).isEqualTo(fixture.clock.instant().minus(WORK));
        assertThat(retrying.getNextAttemptAt())
                .isEqualTo(fixture.clock.instant().plusSeconds(2));
        assertThat(fixture.ledger.isClaimed()).isFalse();

        fixture.processAgain(first);
        assertThat(fixture.pauses).as("waits until it is due").containsExactly(Duration.ofSeconds(2));
        failure = null;
        fixture.processAgain(fixture.sent("tasks.priority.retry-2").getFirst());

        assertThat(fixture.reports().getLast().getAttempt()).isEqualTo(3);
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(fixture.sent("tasks.dlq")).isEmpty();
    }

    @Test
    void shouldGiveUpAfterTheLastTry() throws Exception {
        failure = new IOException("no");
        process();
        for (int tries = 2; tries <= 20; tries++) {
            fixture.processAgain(fixture.producer.history().stream()
                    .filter(record -> record.topic().contains("retry"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow());
        }

        ProducerRecord<byte[], byte[]> given = fixture.sent("tasks.dlq").getFirst();
        assertThat(WorkerFixture.header(given, DeadLetters.CODE)).isEqualTo("tried_too_often");
        assertThat(WorkerFixture.header(given, TaskMessages.ATTEMPTS)).isEqualTo("20");
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.FAILED);
        assertThat(fixture.reports().getLast().getError()).isEqualTo("Tried 20 times. no");
        assertThat(fixture.sent("tasks.priority.retry-4")).hasSize(16);
    }

    @Test
    void shouldGiveUpAtOnceWhatCannotSucceed() throws Exception {
        failure = new PermanentTaskException("The address was refused");
        process();

        assertThat(WorkerFixture.header(fixture.sent("tasks.dlq").getFirst(), TaskMessages.MESSAGE))
                .isEqualTo("The address was refused");
        assertThat(fixture.reports().getLast().getError()).isEqualTo("The address was refused");

        failure = null;
        process();
        assertThat(calls).as("read again, and not tried").hasValue(1);
        assertThat(fixture.sent("tasks.dlq")).hasSize(1);
        assertThat(fixture.sent("tasks.reports").getLast().value())
                .as("told as it was")
                .isEqualTo(fixture.sent("tasks.reports").getFirst().value());
        assertThat(fixture.reports().getLast().getStartedAt()).isNotNull();

        fixture.ledger.reopen();
        process();
        assertThat(fixture.reports().getLast().getState())
                .as("asked for again by hand")
                .isEqualTo(TaskState.SUCCEEDED);
        assertThat(fixture.reports().getLast().getAttempt()).isEqualTo(2);
    }

    @Test
    void shouldTryWorkOfAnUnknownTypeAgainBecauseAnotherInstanceMayKnowIt() throws Exception {
        fixture.process(fixture.record(TaskRequested.newBuilder(WorkerFixture.request())
                .setType("dance")
                .build()));

        assertThat(fixture.sent("tasks.dlq")).isEmpty();
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.RETRYING);
        assertThat(fixture.reports().getLast().getError()).contains("unknown_type", "dance", "mail");
    }

    @Test
    void shouldComeBackLaterToWorkThatAnotherIsAt() throws Exception {
        fixture.ledger.claimedByAnother();
        process();

        assertThat(calls).hasValue(0);
        assertThat(fixture.topics()).containsExactly("tasks.priority.retry-3");
        ProducerRecord<byte[], byte[]> later =
                fixture.sent("tasks.priority.retry-3").getFirst();
        assertThat(WorkerFixture.header(later, TaskRecord.TRIES))
                .as("not a try")
                .isEqualTo("1");
        assertThat(WorkerFixture.header(later, TaskRecord.DUE))
                .isEqualTo(Long.toString(fixture.clock.instant().plusSeconds(35).toEpochMilli()));
    }

    @Test
    void shouldTakeOverFromAWorkerThatDiedAndSaySo() throws Exception {
        Instant takenOver = fixture.clock.instant();
        Instant begun = takenOver.minusSeconds(17);
        fixture.ledger.lostByAnother(1, begun);
        process();

        assertThat(fixture.reports())
                .extracting(TaskReported::getState)
                .containsExactly(TaskState.RETRYING, TaskState.SUCCEEDED);
        TaskReported lost = fixture.reports().getFirst();
        assertThat(lost.getWorker()).isEqualTo("w0");
        assertThat(lost.getAttempt()).isEqualTo(1);
        assertThat(lost.getStartedAt()).as("it may have died before it told").isEqualTo(begun);
        assertThat(lost.getAt()).isEqualTo(takenOver);
        assertThat(fixture.reports().getLast().getAttempt()).isEqualTo(2);
        assertThat(fixture.reports().getLast().getStartedAt()).isEqualTo(takenOver);
    }

    @Test
    void shouldGiveUpWorkAtWhichWorkersDie() throws Exception {
        fixture.ledger.lostByAnother(20, fixture.clock.instant());
        process();

        assertThat(calls).hasValue(0);
        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.FAILED);
        assertThat(fixture.reports().getLast().getError()).isEqualTo("Workers died at it; it was tried 20 times");
    }
}
