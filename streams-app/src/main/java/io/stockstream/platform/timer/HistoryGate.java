package io.stockstream.platform.timer;

import io.stockstream.schema.Topics;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Lets a horizon move once the history has all that is on the topics of its kind. Before the first that may let
 * something be forgotten, readers have to learn that the stores may lack something: it is announced, and moves in a run
 * at least an hour later. Until then they need not ask the history for what the stores do not have.
 */
final class HistoryGate implements HorizonGate {

    /** Whose horizons a topic carries. */
    private static final Map<String, Kind> KINDS = Map.of(
            Topics.ORDER_HORIZONS.name(),
            new Kind("orders", "created_at", 1_000, List.of(Topics.ORDERS.name(), Topics.ORDER_DECISIONS.name())),
            Topics.STOCK_HORIZONS.name(),
            new Kind("movements", "at", 1_000_000, List.of(Topics.STOCK_MOVEMENTS.name())),
            Topics.TASK_HORIZONS.name(),
            new Kind("tasks", "requested_at", 1_000, List.of(Topics.TASKS.name())));

    /** The times of an order by different clocks may differ. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final Supplier<ReadProgress> progress;
    private final DataSource database;
    private final Duration retentionOrNull;

    /**
     * @param progress tells how far the history has read
     * @param database with the rights of the role that writes the history
     * @param retentionOrNull how long the history is kept; {@code null} for ever
     */
    HistoryGate(Supplier<ReadProgress> progress, DataSource database, Duration retentionOrNull) {
        this.progress = progress;
        this.database = database;
        this.retentionOrNull = retentionOrNull;
    }

    /**
     * A kind of things that are forgotten.
     *
     * @param table in the schema {@code history}
     * @param time column that lists sort by
     * @param perSecond its units in a second
     * @param topics that its history is made of
     */
    private record Kind(String table, String time, long perSecond, List<String> topics) {}

    @Override
    public boolean lets(String topic, Instant before) throws SQLException, InterruptedException {
        Kind kind = KINDS.get(topic);
        try (ReadProgress history = progress.get()) {
            for (String read : kind.topics()) {
                if (!history.isThrough(read)) {
                    throw new TimeoutException(
                            "The history has not read all of %s: nothing is forgotten before it has".formatted(read));
                }
            }
        }
        return announce(kind, before);
    }

    /** As long as no horizon was announced, and nothing in the history is older than it, none has an effect. */
    private boolean announce(Kind kind, Instant before) throws SQLException {
        String sql = """
                INSERT INTO history.horizons AS horizon (kind, before)
                SELECT '%1$s', ?::timestamptz WHERE EXISTS (SELECT FROM history.horizons WHERE kind = '%1$s')
                                                 OR EXISTS (SELECT FROM history.%1$s WHERE %2$s < ?)
                ON CONFLICT (kind) DO UPDATE SET before = greatest(horizon.before, excluded.before)
                RETURNING announced_at < now() - interval '1 hour'
                """.formatted(kind.table(), kind.time());
        try (Connection connection = database.getConnection();
                PreparedStatement announce = connection.prepareStatement(sql)) {
            announce.setTimestamp(1, Timestamp.from(before));
            announce.setLong(2, before.plus(CLOCKS).getEpochSecond() * kind.perSecond());
            try (ResultSet row = announce.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    @Override
    public OptionalInt drop(Instant due) throws SQLException {
        if (retentionOrNull == null) {
            return OptionalInt.empty();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement drop = connection.prepareStatement("SELECT history.drop_months(?)")) {
            drop.setDate(
                    1,
                    Date.valueOf(
                            due.minus(retentionOrNull).atOffset(ZoneOffset.UTC).toLocalDate()));
            try (ResultSet row = drop.executeQuery()) {
                row.next();
                return OptionalInt.of(row.getInt(1));
            }
        }
    }
}
