package io.stockstream.platform.database;

import io.stockstream.platform.history.History;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history in PostgreSQL. Of a thing whose time was corrected there may be several rows, and of an id that was used
 * again; the one that stands last in the log counts.
 */
@Component
final class JdbcHistory implements History {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Characters of a part, except that it has at least one item. */
    private static final int MOST_CHARACTERS = 500_000;

    private static final String ORDER =
            "SELECT record FROM history.orders WHERE order_id = :id ORDER BY log_offset DESC LIMIT 1";

    /** Those since the order was placed, the last time. */
    private static final String DECISIONS = """
            SELECT record FROM history.order_decisions
            WHERE order_id = :id AND log_offset >= coalesce(
                (SELECT max(log_offset) FROM history.order_decisions WHERE order_id = :id AND sequence = 1), 0)
            ORDER BY log_offset
            """;

    private static final String MOVEMENTS = """
            SELECT record FROM (
                SELECT DISTINCT ON (sku) sku, record FROM history.movements
                WHERE movement_id = :id ORDER BY sku, log_offset DESC LIMIT 1000) AS newest
            ORDER BY sku
            """;

    private static final String TASK =
            "SELECT record FROM history.tasks WHERE task_id = :id ORDER BY log_offset DESC LIMIT 1";

    private final JdbcClient jdbc;
    private final HistoryHorizons horizons;
    private final JsonMapper mapper;

    JdbcHistory(JdbcClient jdbc, HistoryHorizons horizons, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.horizons = horizons;
        this.mapper = mapper;
    }

    @Override
    public Optional<Instant> seam(Kind kind) {
        return horizons.seam(kind);
    }

    @Override
    public <T> Optional<T> order(String orderId, Class<T> type) {
        return byId(Kind.ORDERS, ORDER, orderId, type).stream().findFirst();
    }

    @Override
    public <T> List<T> decisions(String orderId, Class<T> type) {
        return byId(Kind.ORDERS, DECISIONS, orderId, type);
    }

    @Override
    public <T> List<T> movements(String movementId, Class<T> type) {
        return byId(Kind.MOVEMENTS, MOVEMENTS, movementId, type);
    }

    @Override
    public <T> Optional<T> task(String taskId, Class<T> type) {
        return byId(Kind.TASKS, TASK, taskId, type).stream().findFirst();
    }

    @Override
    public <T> Part<T> orders(OrderRange range, Class<T> type) {
        Clauses where = new Clauses("created_at", "order_id")
                .and("created_at < :seam", "seam", range.seam().toEpochMilli());
        range.behind().ifPresent(place -> where.behind(place.at().toEpochMilli(), place.id()));
        range.status().ifPresent(status -> where.and("status = :status", "status", status));
        range.userId().ifPresent(userId -> where.and("user_id = :user_id", "user_id", userId));
        return part(where, "orders", range.limit(), type);
    }

    @Override
    public <T> List<T> movements(MovementRange range, Class<T> type) {
        if (isInNoLog(range.sku()) || isInNoLog(range.warehouseId())) {
            return List.of();
        }
        Clauses where = new Clauses("at", "movement_id", "sku").and("at < :seam", "seam", micros(range.seam()));
        range.behind().ifPresent(place -> where.behind(micros(place.at()), place.id(), place.sku()));
        range.from().ifPresent(from -> where.and("at >= :from", "from", nextMicros(from)));
        range.to().ifPresent(to -> where.and("at < :to", "to", nextMicros(to)));
        range.sku().ifPresent(sku -> where.and("sku = :sku", "sku", sku));
        if (range.warehouseId().isEmpty()) {
            return read(where.select("movements", range.limit()), where.values(), type);
        }
        Map<String, Object> values = new HashMap<>(where.values());
        values.put("warehouse", range.warehouseId().get());
        // Each end has an index of its own.
        String either = "SELECT record FROM ((%s) UNION (%s)) AS ends ORDER BY at DESC, movement_id, sku LIMIT %d"
                .formatted(
                        where.with("sender = :warehouse").select("movements", range.limit()),
                        where.with("receiver = :warehouse").select("movements", range.limit()),
                        range.limit());
        return read(either, values, type);
    }

    @Override
    public <T> Part<T> tasks(TaskRange range, Class<T> type) {
        if (isInNoLog(range.type())) {
            return new Part<>(List.of(), false);
        }
        Clauses where = new Clauses("requested_at", "task_id")
                .and("requested_at < :seam", "seam", range.seam().toEpochMilli());
        range.behind().ifPresent(place -> where.behind(place.at().toEpochMilli(), place.id()));
        range.state().ifPresent(state -> where.and("state = :state", "state", state));
        range.type().ifPresent(word -> where.and("type = :type", "type", word));
        range.queue().ifPresent(queue -> where.and("queue = :queue", "queue", queue));
        range.from().ifPresent(from -> where.and("requested_at >= :from", "from", nextMillis(from)));
        range.to().ifPresent(to -> where.and("requested_at < :to", "to", nextMillis(to)));
        return part(where, "tasks", range.limit(), type);
    }

    /** An order may have a thousand lines, and a task a payload of a megabyte. */
    private <T> Part<T> part(Clauses where, String table, int limit, Class<T> type) {
        List<Sized<T>> found = call(() -> jdbc.sql(where.bounded(table, limit, MOST_CHARACTERS))
                .params(where.values())
                .query((row, number) ->
                        new Sized<>(mapper.readValue(row.getString("record"), type), row.getInt("found")))
                .list());
        return new Part<>(
                found.stream().map(Sized::item).toList(),
                !found.isEmpty() && found.getFirst().found() > found.size());
    }

    /**
     * An item of a part.
     *
     * @param found how many there are, also those that were left out
     */
    private record Sized<T>(T item, int found) {}

    private <T> List<T> byId(Kind kind, String sql, String id, Class<T> type) {
        return isInNoLog(Optional.of(id)) || !horizons.any(kind) ? List.of() : read(sql, Map.of("id", id), type);
    }

    /** No word in the log has a zero character, and PostgreSQL takes none. */
    private static boolean isInNoLog(Optional<String> word) {
        return word.orElse("").indexOf('\0') >= 0;
    }

    private <T> List<T> read(String sql, Map<String, Object> values, Class<T> type) {
        return call(() -> jdbc.sql(sql)
                .params(values)
                .query((row, number) -> mapper.readValue(row.getString("record"), type))
                .list());
    }

    private static <T> T call(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw DatabaseFailures.isOutage(e) ? HistoryHorizons.unavailable(e) : e;
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
    }

    /** Of a time within a microsecond the next one: the first that a record can have. */
    private static long nextMicros(Instant time) {
        return micros(time) + (time.equals(time.truncatedTo(ChronoUnit.MICROS)) ? 0 : 1);
    }

    /** Of a time within a millisecond the next one: the first that a record can have. */
    private static long nextMillis(Instant time) {
        long millis = time.toEpochMilli();
        return time.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
    }
}
