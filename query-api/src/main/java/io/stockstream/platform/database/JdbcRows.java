package io.stockstream.platform.database;

import io.stockstream.catalogue.table.Field;
import io.stockstream.catalogue.table.IdKind;
import io.stockstream.catalogue.table.JsonBody;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows as SQL. Names of tables and columns come from the descriptors alone; every value is bound. */
@Component
final class JdbcRows implements Rows {

    private static final String SCHEMA = "stockstream.";
    /** Bound under a name that no column has. */
    private static final String KEY = "row_key";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    JdbcRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public Row insert(Table table, Map<String, Object> values) {
        List<String> columns = columns(table, values);
        String sql = "INSERT INTO %s (%s) VALUES (%s) RETURNING %s"
                .formatted(
                        SCHEMA + table.name(),
                        String.join(", ", columns),
                        columns.stream().map(column -> bound(table, column)).collect(Collectors.joining(", ")),
                        everything(table));
        return call(
                table,
                values,
                () -> jdbc.sql(sql).params(values).query(mapper(table)).single());
    }

    @Override
    public Optional<Row> update(Table table, String column, Object key, Map<String, Object> values) {
        String known =
                column.equals("id") ? column : table.field(column).orElseThrow().name();
        List<String> columns = columns(table, values);
        if (columns.isEmpty()) {
            return select(table, known, key);
        }
        String sql = "UPDATE %s SET %s WHERE %s = :%s RETURNING %s"
                .formatted(
                        SCHEMA + table.name(),
                        columns.stream()
                                .map(name -> name + " = " + bound(table, name))
                                .collect(Collectors.joining(", ")),
                        known,
                        KEY,
                        everything(table));
        return call(
                table,
                values,
                () -> jdbc.sql(sql)
                        .params(values)
                        .param(KEY, key)
                        .query(mapper(table))
                        .optional());
    }

    @Override
    public Optional<Row> change(Table table, Object id, Function<Row, Map<String, Object>> change) {
        return inTransaction(table, () -> locked(table, id).flatMap(row -> update(table, "id", id, change.apply(row))));
    }

    private Optional<Row> locked(Table table, Object id) {
        return jdbc.sql(selection(table, "id") + " FOR UPDATE")
                .param(KEY, id)
                .query(mapper(table))
                .optional();
    }

    @Override
    public Optional<Row> find(Table table, Object id) {
        return select(table, "id", id);
    }

    @Override
    public List<Removed> delete(Table table, Object id, Consumer<Row> check) {
        return inTransaction(table, () -> {
            // Nothing more can be added to a row that is locked.
            Optional<Row> row = locked(table, id);
            row.ifPresent(check);
            return row.isPresent() ? removeAll(table, id) : List.of();
        });
    }

    private <T> T inTransaction(Table table, Supplier<T> work) {
        try {
            return call(table, Map.of(), () -> transactions.execute(status -> work.get()));
        } catch (CannotCreateTransactionException e) {
            throw DatabaseFailures.unavailable(e);
        } catch (TransactionException e) {
            throw DatabaseFailures.translate(e, table, Map.of());
        }
    }

    /** One by one, because PostgreSQL's own cascade does not report what it removes. */
    private List<Removed> removeAll(Table table, Object id) {
        List<Removed> others = Tables.belongingTo(table)
                .map(belonging -> remove(belonging.table(), belonging.column(), id))
                .orElse(List.of());
        List<Removed> removed = new ArrayList<>(remove(table, "id", id));
        removed.addAll(others);
        return removed;
    }

    private List<Removed> remove(Table table, String column, Object key) {
        String sql = "DELETE FROM %s WHERE %s = :%s RETURNING %s"
                .formatted(SCHEMA + table.name(), column, KEY, everything(table));
        return jdbc.sql(sql).param(KEY, key).query(mapper(table)).list().stream()
                .map(row -> new Removed(table, row))
                .toList();
    }

    private Optional<Row> select(Table table, String column, Object key) {
        String sql = selection(table, column);
        return call(
                table,
                Map.of(),
                () -> jdbc.sql(sql).param(KEY, key).query(mapper(table)).optional());
    }

    private static String selection(Table table, String column) {
        return "SELECT %s FROM %s WHERE %s = :%s".formatted(everything(table), SCHEMA + table.name(), column, KEY);
    }

    /** The driver sends text, and PostgreSQL takes no text for JSON. */
    private static String bound(Table table, String column) {
        boolean json = table.field(column)
                .filter(field -> field.type() instanceof JsonBody)
                .isPresent();
        return json ? "CAST(:%s AS jsonb)".formatted(column) : ":" + column;
    }

    private static List<String> columns(Table table, Map<String, Object> values) {
        Stream<String> known =
                Stream.concat(Stream.of("id"), table.fields().stream().map(Field::name));
        return known.filter(values::containsKey).toList();
    }

    private static String everything(Table table) {
        List<String> columns = new ArrayList<>(List.of("id"));
        table.fields().forEach(field -> columns.add(field.name()));
        columns.addAll(List.of("created_at", "updated_at", "version"));
        return String.join(", ", columns);
    }

    private static RowMapper<Row> mapper(Table table) {
        IdKind ids = table.idKind();
        return (row, number) -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ids.copy(row, json);
            for (Field field : table.fields()) {
                field.type().copy(row, field.name(), json);
            }
            json.put("created_at", time(row, "created_at"));
            json.put("updated_at", time(row, "updated_at"));
            long version = row.getLong("version");
            if (table.showsVersion()) {
                json.put("version", version);
            }
            return new Row(ids.of(json), version, json);
        };
    }

    private static String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant().toString();
    }

    private static <T> T call(Table table, Map<String, Object> values, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw DatabaseFailures.translate(e, table, values);
        }
    }
}
