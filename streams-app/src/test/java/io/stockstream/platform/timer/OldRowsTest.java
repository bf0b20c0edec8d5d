package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.horizon.Horizon;
import io.stockstream.platform.failure.TestClock;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TestDatabase;
import io.stockstream.task.handler.TaskWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class OldRowsTest {

    private static final Instant DUE = Instant.parse("2026-11-21T00:30:00Z");

    private static final TestDatabase DATABASE = new TestDatabase();

    private final HorizonHandler handler = new HorizonHandler(
            new MockProducer<String, Horizon>(
                    true,
                    new RoundRobinPartitioner(),
                    new StringSerializer(),
                    new AvroSerdes("mock://old-rows")
                            .value(Topics.STOCK_HORIZONS)
                            .serializer()),
            List.of(),
            Map.of(
                    OldRows.Table.TASK_LEDGER, Duration.ofDays(40),
                    OldRows.Table.HANDLED_REQUESTS, Duration.ofDays(400)),
            new OldRows(DATABASE.application()),
            HorizonGate.OPEN,
            new TestClock());

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM stockstream.task_ledger; DELETE FROM stockstream.handled_requests;"
                + " DELETE FROM stockstream.horizons");
    }

    @Test
    void shouldDeleteWhatLiesBeforeTheHorizonThatWasSetEarlier() throws Exception {
        task("old", "2026-10-09T23:59:59Z", "2026-10-09T23:59:59Z");
        task("requested for later", "2026-10-09T23:59:59Z", "2026-10-10T00:00:00Z");
        task("by the api", "2026-10-09T23:59:59Z", null);
        task("kept", "2026-10-10T00:00:00Z", "2026-10-01T00:00:00Z");
        request("old", "2025-10-08T23:59:59Z");
        request("kept", "2025-10-09T00:00:00Z");

        assertThat(run().toString()).contains("\"deleted_task_ledger\":0", "\"deleted_handled_requests\":0");
        assertThat(names("task_ledger", "task_id")).hasSize(4);
        DATABASE.execute("UPDATE stockstream.horizons SET moved_at = now() - interval '61 seconds'");

        assertThat(run().toString()).contains("\"deleted_task_ledger\":2", "\"deleted_handled_requests\":1");
        assertThat(names("task_ledger", "task_id")).containsExactly("kept", "requested for later");
        assertThat(names("handled_requests", "request_id")).containsExactly("kept");
    }

    @Test
    void shouldDeleteInSteps() throws Exception {
        DATABASE.execute("INSERT INTO stockstream.task_ledger (task_id, type, attempt, tries, worker, claimed_at)"
                + " SELECT 't-' || i, 'mail', 1, 1, 'w', '2020-01-01' FROM generate_series(1, "
                + (OldRows.MOST_AT_ONCE + 1)
                + ") AS i");
        run();
        DATABASE.execute("UPDATE stockstream.horizons SET moved_at = now() - interval '61 seconds'");
        OldRows rows = new OldRows(DATABASE.application());

        assertThat(rows.delete(OldRows.Table.TASK_LEDGER)).isEqualTo(OldRows.MOST_AT_ONCE);
        assertThat(rows.delete(OldRows.Table.TASK_LEDGER)).isEqualTo(1);
        assertThat(names("task_ledger", "task_id")).isEmpty();
    }

    @Test
    void shouldNeverMoveAHorizonBack() throws Exception {
        OldRows rows = new OldRows(DATABASE.application());
        rows.move(OldRows.Table.TASK_LEDGER, DUE);
        rows.move(OldRows.Table.TASK_LEDGER, DUE.minusSeconds(1));

        assertThat(names("horizons", "before AT TIME ZONE 'UTC'")).containsExactly("2026-11-21 00:30:00");
    }

    private JsonNode run() throws Exception {
        return handler.handle(new TaskWork("schedule:1:" + DUE, JsonNodeFactory.instance.objectNode(), 1, DUE));
    }

    private static void task(String id, String claimedAt, String requestedAtOrNull) {
        DATABASE.execute(
                "INSERT INTO stockstream.task_ledger (task_id, type, attempt, tries, worker, claimed_at, requested_at)"
                        + " VALUES ('%s', 'mail', 1, 1, 'w', '%s', %s)"
                                .formatted(
                                        id,
                                        claimedAt,
                                        requestedAtOrNull == null ? "NULL" : "'" + requestedAtOrNull + "'"));
    }

    private static void request(String id, String at) {
        DATABASE.execute(
                "INSERT INTO stockstream.handled_requests (topic, request_id, fingerprint, handled_at, requested_at)"
                        + " VALUES ('t', '%s', 'f', '%s', '%s')".formatted(id, at, at));
    }

    private static List<String> names(String table, String column) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DATABASE.application().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT %s FROM stockstream.%s ORDER BY 1".formatted(column, table))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
