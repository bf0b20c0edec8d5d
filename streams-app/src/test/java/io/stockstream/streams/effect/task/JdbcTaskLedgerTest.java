package io.stockstream.streams.effect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.streams.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcTaskLedgerTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final Claim.Granted FIRST = new Claim.Granted(1, 1, Optional.empty());

    private static TestDatabase database;

    private final TaskLedger ledger = new JdbcTaskLedger(database.application());

    @BeforeAll
    static void start() {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM stockstream.task_ledger");
    }

    private Claim claim(String worker, int tries) throws SQLException {
        return ledger.claim("t-1", "mail", worker, tries, LONG);
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
    void shouldTellWhatIsDoneAndByWhom() throws Exception {
        claim("a", 1);
        Claim.Done done = new Claim.Done(1, NOON, "a", "{\"sent\":true}");

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
        assertThat(claim("b", 2)).isEqualTo(new Claim.Granted(2, 2, Optional.empty()));

        ledger.release("t-1", "b", 2);
        assertThat(claim("a", 1)).as("asked for again by hand").isEqualTo(new Claim.Granted(3, 1, Optional.empty()));
    }

    @Test
    void shouldTakeOverFromAWorkerThatWasNotHeardOfAgainAndCountThat() throws Exception {
        claim("a", 3);
        database.execute("UPDATE stockstream.task_ledger SET claimed_until = now() - interval '1 second'");

        assertThat(claim("b", 3)).isEqualTo(new Claim.Granted(2, 4, Optional.of("a")));

        ledger.release("t-1", "a", 1);
        assertThat(claim("c", 3)).as("the lost worker has nothing to give back").isInstanceOf(Claim.Busy.class);
    }

    @Test
    void shouldNoteWhatALostWorkerDidInTheEnd() throws Exception {
        claim("a", 1);
        database.execute("DELETE FROM stockstream.task_ledger");

        assertThat(ledger.done("t-1", "mail", "a", FIRST, NOON, "null"))
                .isEqualTo(new Claim.Done(1, NOON, "a", "null"));
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

    @Test
    void shouldSayThatTheServerIsAway() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/x");

        assertThatThrownBy(() -> new JdbcTaskLedger(nowhere).claim("t-1", "mail", "a", 1, LONG))
                .isInstanceOf(SQLException.class);
    }
}
