package io.stockstream.platform.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.ScheduleRules;
import io.stockstream.streams.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInSchedulesTest {

    @Test
    void shouldComeWithSchedulesThatCanBeFired() throws SQLException {
        List<String> found = new ArrayList<>();
        TestDatabase database = new TestDatabase();
        try (Connection connection = database.application().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM stockstream.schedules ORDER BY id")) {
            while (rows.next()) {
                BigDecimal seconds = rows.getBigDecimal("every_seconds");
                Long millis = seconds == null ? null : seconds.movePointRight(3).longValueExact();
                assertThat(ScheduleRules.checkTimes(rows.getString("cron"), millis, rows.getString("zone")))
                        .isEmpty();
                assertThat(rows.getString("task_type")).isEqualTo(rows.getString("name"));
                found.add("%s %s %s %s %s %s"
                        .formatted(
                                rows.getString("name"),
                                rows.getString("cron"),
                                millis,
                                rows.getString("zone"),
                                rows.getBoolean("enabled"),
                                rows.getString("queue")));
            }
        }

        assertThat(found)
                .containsExactly(
                        "check_pending_orders null 60000 UTC true system",
                        "daily_order_report 0 0 * * * null Europe/Moscow true system",
                        "daily_stock_report 0 0 * * * null Europe/Moscow true system",
                        "auto_close_expired_batches 0 1 * * * null Europe/Moscow false default",
                        "update_cached_statistics null 300000 UTC false default",
                        "retry_failed_webhooks null 900000 UTC false default",
                        "move_horizons 30 3 * * * null Europe/Moscow true system");
    }
}
