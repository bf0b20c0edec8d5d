package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.api.testing.TestDatabase;
import io.stockstream.platform.history.History.Kind;
import io.stockstream.platform.web.ApiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class HistoryHorizonsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final HistorySettings SETTINGS =
            new HistorySettings(Duration.ofDays(400), Duration.ofDays(40), Duration.ofDays(440));

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcTemplate superuser = new JdbcTemplate(DATABASE.superuser());
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean away;
    private final HistoryHorizons horizons = new HistoryHorizons(
            JdbcClient.create(new DelegatingDataSource(DATABASE.application()) {
                @Override
                public Connection getConnection() throws SQLException {
                    asked.incrementAndGet();
                    if (away) {
                        throw new SQLException("away", "08006");
                    }
                    return super.getConnection();
                }
            }),
            SETTINGS,
            () -> NOW,
            nanos::get,
            Runnable::run);

    @BeforeEach
    void empty() {
        superuser.execute("TRUNCATE history.horizons");
    }

    @Test
    void shouldKnowThatNothingWasForgottenWithoutAskingForEachRead() {
        for (int i = 0; i < 10; i++) {
            assertThat(horizons.any(Kind.ORDERS)).isFalse();
            assertThat(horizons.seam(Kind.TASKS)).isEmpty();
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldLearnOfAHorizonLongBeforeItTakesEffect() {
        horizons.any(Kind.ORDERS);
        superuser.execute("INSERT INTO history.horizons (kind, before) VALUES ('orders', '2026-10-01 00:00:00Z')");
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        // This read still has what is known; it asks for what the next ones will know.
        assertThat(horizons.any(Kind.ORDERS)).isFalse();

        assertThat(horizons.any(Kind.ORDERS)).isTrue();
        assertThat(horizons.any(Kind.TASKS)).isFalse();
    }

    @Test
    void shouldSupposeThatTheHorizonIsAsLateAsTheSettingsAllow() {
        superuser.execute("INSERT INTO history.horizons (kind, before) VALUES ('orders', '2026-10-01 00:00:00Z'),"
                + " ('movements', '2026-10-01 00:00:00Z')");

        assertThat(horizons.seam(Kind.ORDERS))
                .contains(NOW.minus(Duration.ofDays(40)).plus(Duration.ofDays(1)));
        assertThat(horizons.seam(Kind.MOVEMENTS)).contains(Instant.parse("2026-10-02T00:00:00Z"));
    }

    @Test
    void shouldNotNeedTheDatabaseAsLongAsWhatItSaidHolds() {
        assertThat(horizons.any(Kind.ORDERS)).isFalse();
        away = true;
        nanos.addAndGet(Duration.ofMinutes(49).toNanos());

        assertThat(horizons.any(Kind.ORDERS)).isFalse();
        assertThat(horizons.seam(Kind.ORDERS)).isEmpty();
    }

    @Test
    void shouldNotLetEveryReaderWaitForADatabaseThatIsAway() {
        away = true;
        for (int i = 0; i < 10; i++) {
            assertThat(horizons.seam(Kind.ORDERS)).isPresent();
        }
        assertThat(asked).hasValue(1);

        away = false;
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(horizons.seam(Kind.ORDERS)).isEmpty();
    }

    @Test
    void shouldSupposeTheWorstWhenItHasNotHeardOfTheDatabaseForTooLong() {
        assertThat(horizons.any(Kind.ORDERS)).isFalse();
        away = true;
        nanos.addAndGet(Duration.ofMinutes(50).toNanos());

        assertThatThrownBy(() -> horizons.any(Kind.ORDERS)).isInstanceOf(ApiException.class);
        assertThat(horizons.seam(Kind.ORDERS))
                .contains(NOW.minus(Duration.ofDays(40)).plus(Duration.ofDays(1)));
    }
}
