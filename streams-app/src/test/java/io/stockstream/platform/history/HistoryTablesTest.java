package io.stockstream.platform.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.stock.MovementStatus;
import io.stockstream.streams.TestDatabase;
import io.stockstream.task.TaskState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTablesTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final HistoryTables tables = new HistoryTables(DATABASE.history(), InstantSource.system());

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE history.orders, history.order_decisions, history.movements, history.tasks");
        DATABASE.execute("SELECT history.drop_months('2100-01-01')");
    }

    @Test
    void shouldWriteEveryKindToItsMonth() throws Exception {
        tables.write(List.of(
                row(1, Records.order("o", OrderStatus.PROCESSED, Records.AT)),
                row(2, Records.decision("o", 1, OrderStep.PLACED)),
                row(3, Records.movement("m", MovementStatus.COMPLETED, 2, Records.AT, Records.AT)),
                row(4, Records.task("t", TaskState.SUCCEEDED, Records.AT))));

        assertThat(DATABASE.text("SELECT status || user_id FROM history.orders_2026_03"))
                .isEqualTo("PROCESSED7");
        assertThat(DATABASE.text("SELECT sequence FROM history.order_decisions_2026_03"))
                .isEqualTo("1");
        assertThat(DATABASE.text("SELECT sender || receiver FROM history.movements_2026_03"))
                .isEqualTo("northsouth");
        assertThat(DATABASE.text("SELECT type || queue || state FROM history.tasks_2026_03"))
                .isEqualTo("sumDEFAULTSUCCEEDED");
    }

    @Test
    void shouldKeepTheNewestStateHoweverOftenAndInWhateverOrderItIsWritten() throws Exception {
        HistoryRow old = row(1, Records.order("o", OrderStatus.PROCESSED, Records.AT));
        HistoryRow shipped = row(2, Records.order("o", OrderStatus.SHIPPED, Records.AT));

        tables.write(List.of(old, shipped));
        assertNewest();
        tables.write(List.of(old));
        assertNewest();
        tables.write(List.of(shipped, old));
        assertNewest();
    }

    private static void assertNewest() throws SQLException {
        assertThat(DATABASE.text("SELECT string_agg(status || log_offset, ',') FROM history.orders"))
                .isEqualTo("SHIPPED2");
    }

    @Test
    void shouldWriteABatchTwiceWithoutRepeatingADecision() throws Exception {
        List<HistoryRow> batch = List.of(
                row(1, Records.decision("o", 1, OrderStep.PLACED)), row(2, Records.decision("o", 2, OrderStep.FAILED)));

        tables.write(batch);
        new HistoryTables(DATABASE.history(), InstantSource.system()).write(batch);

        assertThat(DATABASE.text("SELECT count(*) FROM history.order_decisions"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -62_135_596_800_000L, 253_402_300_799_999L, Long.MAX_VALUE})
    void shouldMakeNoMonthForATimeThatNobodyMeans(long millis) throws Exception {
        tables.write(List.of(row(1, Records.task("t", TaskState.FAILED, Instant.ofEpochMilli(millis)))));

        assertThat(DATABASE.text("SELECT requested_at FROM history.tasks_other"))
                .isEqualTo(Long.toString(millis));
        assertThat(months()).isEqualTo("0");
    }

    @Test
    void shouldMoveRowsIntoTheMonthThatIsMadeForThem() throws Exception {
        DATABASE.execute(
                "INSERT INTO history.tasks_other VALUES ('kept', 0, 'sum', NULL, 'FAILED', 0, 0, '{}'),"
                        + " ('moved', extract(epoch FROM timestamptz '2026-03-01 00:00:00Z') * 1000, 'sum', NULL, 'FAILED', 0, 0, '{}')");

        tables.write(List.of(row(1, Records.task("t", TaskState.FAILED, Records.AT))));

        assertThat(DATABASE.text("SELECT string_agg(task_id, ',' ORDER BY task_id) FROM history.tasks_2026_03"))
                .isEqualTo("moved,t");
        assertThat(DATABASE.text("SELECT string_agg(task_id, ',') FROM history.tasks_other"))
                .isEqualTo("kept");
    }

    @Test
    void shouldDropWholeMonthsOnly() throws Exception {
        tables.write(List.of(
                row(1, Records.task("march", TaskState.FAILED, Records.AT)),
                row(2, Records.task("april", TaskState.FAILED, Records.AT.plusMillis(1)))));
        DATABASE.execute("INSERT INTO history.tasks_other VALUES ('ancient', 0, 'sum', NULL, 'FAILED', 0, 0, '{}')");

        assertThat(DATABASE.text("SELECT history.drop_months('2026-04-30')")).isEqualTo("1");

        assertThat(DATABASE.text("SELECT string_agg(task_id, ',') FROM history.tasks"))
                .isEqualTo("april");
    }

    @Test
    void shouldWriteIntoTheRestWhenItsMonthWasDropped() throws Exception {
        tables.write(List.of(row(1, Records.task("t", TaskState.FAILED, Records.AT))));
        DATABASE.execute("SELECT history.drop_months('2026-04-01')");

        tables.write(List.of(row(2, Records.task("late", TaskState.FAILED, Records.AT))));

        assertThat(DATABASE.text("SELECT string_agg(task_id, ',') FROM history.tasks_other"))
                .isEqualTo("late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM stockstream.users",
                "DELETE FROM history.orders",
                "DROP TABLE history.orders",
                "CREATE TABLE history.mine (id int)"
            })
    void shouldLetTheRoleThatWritesDoNothingElse(String sql) {
        assertDenied(DATABASE.history(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO history.horizons (kind, before) VALUES ('orders', now())",
                "UPDATE history.orders SET record = ''",
                "SELECT history.add_month('orders', '2026-01-01')",
                "SELECT history.drop_months('2026-01-01')"
            })
    void shouldLetTheApplicationsOnlyRead(String sql) throws SQLException {
        assertDenied(DATABASE.application(), sql);
        try (Connection connection = DATABASE.application().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT * FROM history.orders")).isTrue();
        }
    }

    private static void assertDenied(DataSource role, String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = role.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private static String months() {
        return DATABASE.text("SELECT count(*) FROM pg_class WHERE relname ~ '_[0-9]{4}_[0-9]{2}$' AND relkind = 'r'");
    }

    private static HistoryRow row(long offset, SpecificRecord value) {
        return HistoryRows.of(value, new HistoryRow.Place(0, offset)).orElseThrow();
    }
}
