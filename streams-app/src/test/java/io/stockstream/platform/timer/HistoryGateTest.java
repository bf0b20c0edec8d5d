package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.schema.Topics;
import io.stockstream.streams.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryGateTest {

    private static final Instant BEFORE = Instant.parse("2025-10-09T00:00:00Z");

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Set<String> behind = new HashSet<>();
    private final HistoryGate gate = new HistoryGate(Progress::new, DATABASE.history(), Duration.ofDays(800));

    private final class Progress implements ReadProgress {

        @Override
        public boolean isIdle(String topic) {
            return isThrough(topic);
        }

        @Override
        public boolean isThrough(String topic) {
            return !behind.contains(topic);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE history.orders, history.horizons");
    }

    @ParameterizedTest
    @CsvSource({
        "orders.horizons,orders.orders",
        "orders.horizons,orders.decisions",
        "stock.horizons,stock.movements",
        "tasks.horizons,tasks.tasks"
    })
    void shouldLetNothingBeForgottenThatTheHistoryDoesNotHave(String horizons, String read) {
        behind.add(read);

        assertThatThrownBy(() -> gate.lets(horizons, BEFORE))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(read);
        assertThat(announced()).isEqualTo("0");
    }

    @Test
    void shouldLetAHorizonPassBehindWhichThereIsNothing() throws Exception {
        order("1 day");

        assertThat(gate.lets(Topics.ORDER_HORIZONS.name(), BEFORE)).isTrue();
        assertThat(announced()).isEqualTo("0");
    }

    @Test
    void shouldAnnounceTheFirstHorizonThatMayHaveAnEffectAnHourBefore() throws Exception {
        order("-1 day");

        assertThat(gate.lets(Topics.ORDER_HORIZONS.name(), BEFORE)).isFalse();
        assertThat(gate.lets(Topics.ORDER_HORIZONS.name(), BEFORE)).isFalse();
        DATABASE.execute("UPDATE history.horizons SET announced_at = now() - interval '61 minutes'");

        assertThat(gate.lets(Topics.ORDER_HORIZONS.name(), BEFORE)).isTrue();
        assertThat(gate.lets(Topics.ORDER_HORIZONS.name(), BEFORE.plus(Duration.ofDays(30))))
                .isTrue();
        assertThat(DATABASE.text("SELECT kind || ' ' || (before AT TIME ZONE 'UTC') FROM history.horizons"))
                .isEqualTo("orders 2025-11-08 00:00:00");
    }

    @Test
    void shouldDropMonthsThatAreOlderThanTheRetention() throws Exception {
        DATABASE.execute("SELECT history.add_month('orders', '2023-07-15'), history.add_month('orders', '2023-08-15')");

        assertThat(gate.drop(Instant.parse("2025-10-09T00:00:00Z").plus(Duration.ofDays(10))))
                .hasValue(1);
        assertThat(DATABASE.text("SELECT to_regclass('history.orders_2023_08')"))
                .isEqualTo("history.orders_2023_08");
    }

    @Test
    void shouldKeepAllForEverWithoutARetention() throws Exception {
        HistoryGate forEver = new HistoryGate(Progress::new, DATABASE.history(), null);

        assertThat(forEver.drop(BEFORE)).isEqualTo(OptionalInt.empty());
    }

    private static void order(String afterTheHorizon) {
        DATABASE.execute("INSERT INTO history.orders SELECT 'o', extract(epoch FROM timestamptz '" + BEFORE
                + "' + interval '1 day' + interval '" + afterTheHorizon + "') * 1000, 'FAILED', NULL, 0, 0, '{}'");
    }

    private static String announced() {
        return DATABASE.text("SELECT count(*) FROM history.horizons");
    }
}
