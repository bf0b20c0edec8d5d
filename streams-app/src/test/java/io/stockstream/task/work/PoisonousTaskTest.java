package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.schema.DeadLetters;
import io.stockstream.streams.TestDatabase;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import io.stockstream.task.handler.PermanentTaskException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks whose notes PostgreSQL will never accept: each ends by itself, and none blocks the next. */
class PoisonousTaskTest {

    private static final String NUL = "\u0000";

    private static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicInteger calls = new AtomicInteger();
    private final TaskLedger ledger = new JdbcTaskLedger(DATABASE.application());
    private final WorkerFixture fixture = new WorkerFixture(
            new FakeHandler("mail", work -> {
                calls.incrementAndGet();
                String text = work.payload().path("processed_at").asString();
                if (text.contains(NUL)) {
                    throw new PermanentTaskException("Text '" + text + "' could not be parsed \ud83d");
                }
                return null;
            }),
            pause -> {},
            ledger);

    private static TaskRequested task(String id, String payload) {
        return TaskRequested.newBuilder(WorkerFixture.request())
                .setTaskId(id)
                .setPayload(payload)
                .build();
    }

    /** This once blocked a queue: PostgreSQL accepts no NUL in any text. */
    @Test
    void shouldFailWithACleanTextAndGoOnWhenTheReasonHoldsWhatPostgresDoesNotTake() throws Exception {
        TaskRequested poison = task("poison", "{\"processed_at\":\"2026-01-01\\u0000\"}");

        assertThatThrownBy(() -> {
                    Claim.Granted claim = (Claim.Granted)
                            ledger.claim("raw", "mail", Instant.EPOCH, "w", 1, Instant.EPOCH, Duration.ofMinutes(1));
                    ledger.failed("raw", "w", claim.attempt(), Instant.EPOCH, "NUL " + NUL);
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        error -> assertThat(error.getSQLState()).isEqualTo("22021"));
        fixture.process(fixture.record(poison));
        fixture.process(fixture.record(task("next", "{}")));

        assertThat(fixture.pauses).as("nothing is waited for").isEmpty();
        assertThat(fixture.reports())
                .extracting(TaskReported::getTaskId, TaskReported::getState)
                .containsSubsequence(tuple("poison", TaskState.FAILED), tuple("next", TaskState.SUCCEEDED));
        TaskReported failed = fixture.reports().stream()
                .filter(report -> report.getState() == TaskState.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.getError()).isEqualTo("Text '2026-01-01 ' could not be parsed");
        assertThat(ledger.claim("poison", "mail", Instant.EPOCH, "w", 1, Instant.EPOCH, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        Claim.Failed.class, claim -> assertThat(claim.error()).isEqualTo(failed.getError()));
        assertThat(WorkerFixture.header(fixture.sent("tasks.dlq").getFirst(), DeadLetters.CODE))
                .isEqualTo(Handlers.REFUSED);
    }

    @Test
    void shouldFailTheTaskWhoseRowTheLedgerWillNeverTake() throws Exception {
        DATABASE.execute(
                "ALTER TABLE stockstream.task_ledger ADD CONSTRAINT picky CHECK (task_id <> 'unwanted') NOT VALID");
        try {
            fixture.process(fixture.record(task("unwanted", "{}")));
            fixture.process(fixture.record(task("behind", "{}")));
        } finally {
            DATABASE.execute("ALTER TABLE stockstream.task_ledger DROP CONSTRAINT picky");
        }

        assertThat(calls).hasValue(1);
        assertThat(fixture.pauses).isEmpty();
        assertThat(fixture.reports())
                .extracting(TaskReported::getTaskId, TaskReported::getState)
                .contains(tuple("unwanted", TaskState.FAILED), tuple("behind", TaskState.SUCCEEDED));
        assertThat(WorkerFixture.header(fixture.sent("tasks.dlq").getFirst(), DeadLetters.CODE))
                .isEqualTo(Conclusions.LEDGER_REFUSED);
    }

    /** A missing table is no record's fault: all are retried later, and none is lost or fails at once. */
    @Test
    void shouldTryAgainLaterWhenTheLedgerIsSetUpWrongly() throws Exception {
        DATABASE.execute("ALTER TABLE stockstream.task_ledger RENAME TO elsewhere");
        try {
            fixture.process(fixture.record(task("early", "{}")));
        } finally {
            DATABASE.execute("ALTER TABLE stockstream.elsewhere RENAME TO task_ledger");
        }
        assertThat(fixture.lastRetry().topic()).isEqualTo("tasks.priority.retry-1");
        assertThat(fixture.reports()).extracting(TaskReported::getState).containsExactly(TaskState.RETRYING);

        fixture.processAgain(fixture.lastRetry());

        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void shouldFailWhenTheResultWillNeverBeKept() throws Exception {
        DATABASE.execute(
                "ALTER TABLE stockstream.task_ledger ADD CONSTRAINT picky CHECK (result IS NULL OR task_id <> 'done') NOT VALID");
        try {
            fixture.process(fixture.record(task("done", "{}")));
        } finally {
            DATABASE.execute("ALTER TABLE stockstream.task_ledger DROP CONSTRAINT picky");
        }

        assertThat(fixture.reports().getLast().getState()).isEqualTo(TaskState.FAILED);
        assertThat(fixture.reports().getLast().getError()).startsWith("The work is done, but could not be recorded.");
        assertThat(WorkerFixture.header(fixture.sent("tasks.dlq").getFirst(), DeadLetters.CODE))
                .isEqualTo(Conclusions.RESULT_NOT_KEPT);
    }
}
