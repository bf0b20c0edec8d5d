package io.stockstream.platform.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that writes many rows of one table, given as one array for each column. A row that is there stays if it
 * is newer, so whatever is written again, in whatever order, has no effect.
 */
final class HistoryUpsert {

    private final List<Column<? extends HistoryRow>> columns;
    private final String sql;

    private HistoryUpsert(HistoryTable table, List<String> key, Column<?>... columns) {
        Stream<Column<? extends HistoryRow>> place = Stream.of(
                new Column<>("log_partition", "int", row -> row.place().partition()),
                new Column<>("log_offset", "bigint", row -> row.place().offset()));
        this.columns = Stream.concat(Stream.of(columns), place).toList();
        this.sql = sql(table, key);
    }

    /**
     * A column.
     *
     * @param type of PostgreSQL
     * @param value of a row of the table; may give {@code null}
     */
    private record Column<R extends HistoryRow>(String name, String type, Function<R, Object> value) {

        /** The value of a row, which is one of this column's table. */
        @SuppressWarnings("unchecked") // A row names its table, and each table has the columns of its rows.
        Object of(HistoryRow row) {
            return value.apply((R) row);
        }
    }

    /** The statement of a table. */
    static HistoryUpsert of(HistoryTable table) {
        return switch (table) {
            case ORDERS ->
                new HistoryUpsert(
                        table,
                        List.of("order_id", "created_at"),
                        new Column<>("order_id", "text", HistoryRow.OfOrder::orderId),
                        new Column<>("created_at", "bigint", HistoryRow.OfOrder::createdAt),
                        new Column<>("status", "text", HistoryRow.OfOrder::status),
                        new Column<>("user_id", "bigint", HistoryRow.OfOrder::userId),
                        new Column<>("record", "text", HistoryRow.OfOrder::record));
            case ORDER_DECISIONS ->
                new HistoryUpsert(
                        table,
                        List.of("order_id", "log_offset", "decided_at"),
                        new Column<>("order_id", "text", HistoryRow.OfDecision::orderId),
                        new Column<>("decided_at", "bigint", HistoryRow.OfDecision::decidedAt),
                        new Column<>("sequence", "bigint", HistoryRow.OfDecision::sequence),
                        new Column<>("record", "text", HistoryRow.OfDecision::record));
            case MOVEMENTS ->
                new HistoryUpsert(
                        table,
                        List.of("movement_id", "sku", "at"),
                        new Column<>("movement_id", "text", HistoryRow.OfMovement::movementId),
                        new Column<>("sku", "text", HistoryRow.OfMovement::sku),
                        new Column<>("at", "bigint", HistoryRow.OfMovement::at),
                        new Column<>("sender", "text", HistoryRow.OfMovement::sender),
                        new Column<>("receiver", "text", HistoryRow.OfMovement::receiver),
                        new Column<>("record", "text", HistoryRow.OfMovement::record));
            case TASKS ->
                new HistoryUpsert(
                        table,
                        List.of("task_id", "requested_at"),
                        new Column<>("task_id", "text", HistoryRow.OfTask::taskId),
                        new Column<>("requested_at", "bigint", HistoryRow.OfTask::requestedAt),
                        new Column<>("type", "text", HistoryRow.OfTask::type),
                        new Column<>("queue", "text", HistoryRow.OfTask::queue),
                        new Column<>("state", "text", HistoryRow.OfTask::state),
                        new Column<>("record", "text", HistoryRow.OfTask::record));
        };
    }

    private String sql(HistoryTable table, List<String> key) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        String updates = columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return """
                INSERT INTO history.%s AS kept (%s) SELECT * FROM unnest(%s)
                ON CONFLICT (%s) DO UPDATE SET %s WHERE kept.log_offset < excluded.log_offset
                """.formatted(table.word(), names, arrays, String.join(", ", key), updates);
    }

    /**
     * Writes rows.
     *
     * @param rows no two with the same key
     */
    void write(Connection connection, List<HistoryRow> rows) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Column<?> column : columns) {
                List<Object> values = new ArrayList<>(rows.size());
                rows.forEach(row -> values.add(column.of(row)));
                upsert.setArray(parameter++, connection.createArrayOf(column.type(), values.toArray()));
            }
            upsert.executeUpdate();
        }
    }
}
