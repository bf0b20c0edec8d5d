package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.api.testing.TestDatabase;
import io.stockstream.platform.database.TaskLedger.Entry;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcTaskLedgerTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final TaskLedger ledger = DatabaseTestAccess.ledger(DATABASE.application());
    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.superuser());

    @BeforeEach
    void empty() {
        jdbc.execute("DELETE FROM stockstream.task_ledger");
    }

    /** As a worker leaves a row. */
    private void row(int attempt, String columns) {
        jdbc.update(
                "INSERT INTO stockstream.task_ledger (task_id, type, attempt, tries, worker) VALUES ('t', 'sum', ?, 1, 'w')",
                attempt);
        if (!columns.isEmpty()) {
            jdbc.update("UPDATE stockstream.task_ledger SET " + columns);
        }
    }

    @Test
    void shouldCancelOnceWhatNobodyHasBegun() {
        assertThat(ledger.find("t")).isEmpty();
        assertThat(ledger.cancel("t", "sum", 1)).contains(1);
        assertThat(ledger.cancel("t", "sum", 1)).isEmpty();
        assertThat(ledger.find("t")).contains(new Entry(1, false, false, true));
    }

    @Test
    void shouldRaiseTheAttemptOfACancellationButNeverLowerIt() {
        row(2, "claimed_until = now() + interval '1 hour'");

        assertThat(ledger.cancel("t", "sum", 3)).contains(3);
        assertThat(jdbc.queryForObject("SELECT claimed_until IS NOT NULL FROM stockstream.task_ledger", Boolean.class))
                .isTrue();

        jdbc.update("UPDATE stockstream.task_ledger SET cancelled_at = NULL");
        assertThat(ledger.cancel("t", "sum", 1)).contains(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"done_at = now(), result = '1'", "failed_at = now()", "cancelled_at = now()"})
    void shouldNotCancelWhatIsOver(String columns) {
        row(2, columns);

        assertThat(ledger.cancel("t", "sum", 5)).isEmpty();
        assertThat(ledger.find("t").map(Entry::attempt)).contains(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed_at = now()", "cancelled_at = now()", ""})
    void shouldTryAgainOnceWhatIsOver(String columns) {
        row(2, columns);

        assertThat(ledger.redrive("t", "sum", 2)).contains(2);
        assertThat(ledger.redrive("t", "sum", 2)).isEmpty();
        assertThat(ledger.find("t")).contains(new Entry(2, false, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "done_at = now(), result = '1'",
                "claimed_until = now() + interval '1 hour'",
                "attempt = 3",
                "attempt = 3, claimed_until = now()"
            })
    void shouldNotTryAgainWhatIsDoneOrUnderWay(String columns) {
        row(2, columns);

        assertThat(ledger.redrive("t", "sum", 2)).isEmpty();
    }

    @Test
    void shouldTryAgainWhatNobodyPutIntoItsQueueForAMinute() {
        row(2, "worker = 'api', claimed_at = now() - interval '61 seconds'");

        assertThat(ledger.redrive("t", "sum", 2)).contains(2);
    }

    @Test
    void shouldTryAgainWhatFailedBeforeAnyWorkerBegan() {
        assertThat(ledger.redrive("t", "sum", 1)).contains(1);
        assertThat(ledger.redrive("t", "sum", 1)).isEmpty();
    }

    @Test
    void shouldLetOneOfManyWin() throws Exception {
        row(4, "failed_at = now()");
        Callable<Optional<Integer>> retry = () -> ledger.redrive("t", "sum", 4);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Optional<Integer>>> answers =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> retry).toList());

            assertThat(answers.stream().map(Future::resultNow).flatMap(Optional::stream))
                    .containsExactly(4);
        }
    }

    @Test
    void shouldGiveBackUnlessAWorkerHasIt() {
        row(2, "failed_at = now()");
        ledger.redrive("t", "sum", 2);
        ledger.giveBack("t");

        assertThat(ledger.find("t")).contains(new Entry(2, false, true, false));

        ledger.redrive("t", "sum", 2);
        jdbc.update(
                "UPDATE stockstream.task_ledger SET worker = 'w', attempt = 3, claimed_until = now() + interval '1 hour'");
        ledger.giveBack("t");

        assertThat(ledger.find("t")).contains(new Entry(3, false, false, false));
    }

    @Test
    void shouldTellThatPostgresIsAway() {
        TaskLedger away = DatabaseTestAccess.ledger(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/none?connectTimeout=1"));
        ApiException failure = catchThrowableOfType(ApiException.class, () -> away.cancel("t", "sum", 1));

        assertThat(failure.code()).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
    }
}
