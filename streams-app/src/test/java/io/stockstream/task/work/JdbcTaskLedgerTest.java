package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.streams.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcTaskLedgerTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final Instant START = NOON.minusSeconds(2);
    private static final Claim.Granted FIRST = new Claim.Granted(1, 1, START, Optional.empty());

    private static final TestDatabase DATABASE = new TestDatabase();

    private final TaskLedger ledger = new JdbcTaskLedger(DATABASE.application());

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM stockstream.task_ledger");
    }

    private Claim claim(String worker, int tries) throws SQLException {
        return ledger.claim("t-1", "mail", NOON, worker, tries, START, LONG);
    }

    @Test
    void shouldGrantToOneAndKeepOthersAway() throws Exception {
        assertThat(claim("a", 1)).isEqualTo(FIRST);

        assertThat(claim("b", 1))
                .isInstanceOfSatisfying(
                        Claim.Busy.class, busy -> assertThat(busy.remaining()).isBetween(Duration.ofMinutes(4), LONG));
        assertThat(claim("a", 1)).as("another thread of the same instance").isInstanceOf(Claim.Busy.class);
    }

    @Test
    void shouldTakeAnyTimeOfARequest() throws Exception {
        assertThat(ledger.claim("long ago", "mail", Instant.MIN, "a", 1, START, LONG))
                .isEqualTo(FIRST);
        assertThat(ledger.claim("far away", "mail", Instant.MAX, "a", 1, START, LONG))
                .isEqualTo(FIRST);
    }

    /** A row that is still there counts, whatever its age: a task may have been requested again by hand. */
    @Test
    void shouldGrantNothingOfATimeThatIsForgotten() throws Exception {
        claim("a", 1);
        DATABASE.execute("INSERT INTO stockstream.horizons (name, before) VALUES ('task_ledger', '%s')"
                .formatted(NOON.plusMillis(1)));
        try {
            assertThat(claim("b", 1)).isInstanceOf(Claim.Busy.class);
            DATABASE.execute("DELETE FROM stockstream.task_ledger");
            assertThat(claim("b", 1)).isEqualTo(new Claim.Forgotten());
            assertThat(ledger.claim("t-1", "mail", NOON.plusMillis(1), "b", 1, START, LONG))
                    .isEqualTo(FIRST);
        } finally {
            DATABASE.execute("DELETE FROM stockstream.horizons");
        }
    }

    @Test
    void shouldTellWhatIsDoneAndByWhom() throws Exception {
        claim("a", 1);
        Claim.Done done = new Claim.Done(1, START, NOON, "a", "{\"sent\":true}");

        assertThat(ledger.done("t-1", "mail", "a", FIRST, NOON, "{\"sent\":true}"))
                .isEqualTo(done);
        assertThat(claim("b", 1)).isEqualTo(done);
        assertThat(ledger.done("t-1", "mail", "b", FIRST, NOON.plusSeconds(1), "{}"))
                .as("who was first counts")
                .isEqualTo(done);
        ledger.release("t-1", "a", 1);
        assertThat(claim("b", 1)).isEqualTo(done);
    }

    @Test
    void shouldCountAttemptsForEverAndTriesAsTheRecordSays() throws Exception {
        claim("a", 1);
        ledger.release("t-1", "a", 1);
        assertThat(claim("b", 2)).isEqualTo(new Claim.Granted(2, 2, START, Optional.empty()));

        ledger.release("t-1", "b", 2);
        assertThat(claim("a", 1))
                .as("asked for again by hand")
                .isEqualTo(new Claim.Granted(3, 1, START, Optional.empty()));
    }

    @Test
    void shouldTakeOverFromAWorkerThatWasNotHeardOfAgainAndCountThat() throws Exception {
        claim("a", 3);
        DATABASE.execute("UPDATE stockstream.task_ledger SET claimed_until = now() - interval '1 second'");

        Instant later = START.plusSeconds(20);
        assertThat(ledger.claim("t-1", "mail", NOON, "b", 3, later, LONG))
                .isEqualTo(new Claim.Granted(2, 4, later, Optional.of(new Claim.Lost("a", START))));

        ledger.release("t-1", "a", 1);
        assertThat(claim("c", 3)).as("the lost worker has nothing to give back").isInstanceOf(Claim.Busy.class);
    }

    @Test
    void shouldNoteWhatALostWorkerDidInTheEnd() throws Exception {
        claim("a", 1);
        DATABASE.execute("DELETE FROM stockstream.task_ledger");

        assertThat(ledger.done("t-1", "mail", "a", FIRST, NOON, "null"))
                .isEqualTo(new Claim.Done(1, START, NOON, "a", "null"));
    }

    @Test
    void shouldGrantToOneOfManyThatComeAtOnce() throws Exception {
        List<Future<Claim>> claims = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 16).forEach(i -> claims.add(threads.submit(() -> claim("w" + i, 1))));
        }

        assertThat(claims)
                .extracting(Future::resultNow)
                .filteredOn(Claim.Granted.class::isInstance)
                .hasSize(1);
        assertThat(claims)
                .extracting(Future::resultNow)
                .filteredOn(Claim.Busy.class::isInstance)
                .hasSize(15);
    }

    /** As the API does it. */
    private int cancel() throws SQLException {
        return update("""
                INSERT INTO stockstream.task_ledger (task_id,type,attempt,tries,worker,cancelled_at)
                VALUES ('t-1','mail',1,1,'api',now())
                ON CONFLICT (task_id) DO UPDATE SET cancelled_at=now() WHERE task_ledger.done_at IS NULL
                AND task_ledger.failed_at IS NULL AND task_ledger.cancelled_at IS NULL
                """);
    }

    /** As the API does it. */
    private int retry() throws SQLException {
        return update("""
                UPDATE stockstream.task_ledger SET failed_at=NULL, cancelled_at=NULL, claimed_until=NULL
                WHERE task_id='t-1' AND done_at IS NULL AND (failed_at IS NOT NULL OR cancelled_at IS NOT NULL)
                """);
    }

    private int update(String sql) throws SQLException {
        try (Connection connection = DATABASE.application().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Test
    void shouldNotGrantWhatWasCancelledBeforeItsFirstAttempt() throws Exception {
        assertThat(cancel()).isEqualTo(1);
        assertThat(cancel()).as("again").isZero();

        assertThat(claim("a", 1))
                .isInstanceOfSatisfying(
                        Claim.Cancelled.class,
                        cancelled -> assertThat(cancelled.attempt()).isEqualTo(1));
        assertThat(claim("b", 1)).as("the same however often").isEqualTo(claim("a", 1));

        assertThat(retry()).isEqualTo(1);
        assertThat(retry()).as("only one of two brings it back").isZero();
        assertThat(claim("a", 1)).isEqualTo(new Claim.Granted(2, 1, START, Optional.empty()));
    }

    @Test
    void shouldTellAWorkerThatItsWorkIsNoLongerWanted() throws Exception {
        claim("a", 1);
        assertThat(ledger.renew("t-1", "a", 1, LONG)).isTrue();
        DATABASE.execute("UPDATE stockstream.task_ledger SET claimed_until = now() - interval '1 second'");
        assertThat(ledger.renew("t-1", "a", 1, LONG)).as("nobody else took it").isTrue();
        assertThat(claim("b", 1)).as("it counts again").isInstanceOf(Claim.Busy.class);
        assertThat(ledger.renew("another", "a", 1, LONG)).as("its row is gone").isTrue();

        assertThat(cancel()).isEqualTo(1);
        assertThat(ledger.renew("t-1", "a", 1, LONG)).isFalse();
        assertThat(claim("b", 1)).isInstanceOf(Claim.Cancelled.class);

        assertThat(retry()).isEqualTo(1);
        assertThat(ledger.renew("t-1", "a", 1, LONG))
                .as("asked for again: that is another attempt")
                .isFalse();
        assertThat(claim("b", 1)).isEqualTo(new Claim.Granted(2, 1, START, Optional.empty()));
        assertThat(ledger.renew("t-1", "a", 1, LONG)).isFalse();
        assertThat(ledger.renew("t-1", "b", 2, LONG)).isTrue();
    }

    @Test
    void shouldStayDoneWhenItIsCancelledMeanwhileOrLater() throws Exception {
        claim("a", 1);
        cancel();
        Claim.Done done = ledger.done("t-1", "mail", "a", FIRST, NOON, "null");

        assertThat(done).isEqualTo(new Claim.Done(1, START, NOON, "a", "null"));
        assertThat(claim("b", 1)).isEqualTo(done);
        assertThat(cancel()).isZero();
        assertThat(retry()).isZero();
        assertThat(ledger.renew("t-1", "a", 1, LONG)).isFalse();
    }

    @Test
    void shouldRememberWhyATaskFailedUntilItIsAskedForAgain() throws Exception {
        claim("a", 20);
        ledger.failed("t-1", "a", 1, NOON, "no");

        assertThat(claim("b", 1)).isEqualTo(new Claim.Failed(1, START, NOON, "a", "no"));
        assertThat(cancel()).as("it is over").isZero();

        assertThat(retry()).isEqualTo(1);
        assertThat(claim("b", 1)).isEqualTo(new Claim.Granted(2, 1, START, Optional.empty()));
        ledger.failed("t-1", "a", 1, NOON, "late");
        assertThat(claim("c", 1))
                .as("a worker that has lost its claim has no say")
                .isInstanceOf(Claim.Busy.class);
    }

    /** The API notes in the same column when it took a task's marks. */
    @Test
    void shouldNotTakeARequestForAnAttempt() throws Exception {
        claim("a", 1);
        ledger.failed("t-1", "a", 1, NOON, "no");
        DATABASE.execute("UPDATE stockstream.task_ledger SET worker = 'api', claimed_at = now()");

        assertThat(claim("b", 1)).isEqualTo(new Claim.Failed(1, null, NOON, "api", "no"));
    }

    /** A late worker's end is that of its own attempt, not of the one that took over. */
    @Test
    void shouldTellWhenTheAttemptBeganThatDidIt() throws Exception {
        claim("a", 1);
        DATABASE.execute("UPDATE stockstream.task_ledger SET claimed_until = now() - interval '1 second'");
        ledger.claim("t-1", "mail", NOON, "b", 1, START.plusSeconds(1), LONG);

        assertThat(ledger.done("t-1", "mail", "a", FIRST, NOON, "null"))
                .isEqualTo(new Claim.Done(1, START, NOON, "a", "null"));
    }

    @Test
    void shouldSayThatTheServerIsAway() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/x");

        assertThatThrownBy(() -> new JdbcTaskLedger(nowhere).claim("t-1", "mail", NOON, "a", 1, START, LONG))
                .isInstanceOf(SQLException.class);
    }
}
