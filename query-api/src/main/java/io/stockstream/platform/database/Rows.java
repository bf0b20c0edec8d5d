package io.stockstream.platform.database;

import io.stockstream.catalogue.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows of the catalogue's tables. Every method throws an {@link io.stockstream.platform.web.ApiException}:
 * {@code taken} naming the field, {@code invalid_field} naming a reference to nothing, {@code database_unavailable}
 * when PostgreSQL is away.
 */
public interface Rows {

    /**
     * Adds a row.
     *
     * @param values by column; the others get their defaults
     */
    Row insert(Table table, Map<String, Object> values);

    /**
     * Changes a row.
     *
     * @param column that names it: {@code id}, or another that is unique
     * @param key its value
     * @param values by column, {@code null} clears; when there are none, nothing changes
     * @return empty when there is no such row
     */
    Optional<Row> update(Table table, String column, Object key, Map<String, Object> values);

    /**
     * Changes a row based on its current content, under a lock.
     *
     * @param change gives values by column, {@code null} clears; when there are none, nothing changes. What it throws
     *     leaves the row as it is
     * @return empty when there is no such row
     */
    Optional<Row> change(Table table, Object id, Function<Row, Map<String, Object>> change);

    /** Finds a row. */
    Optional<Row> find(Table table, Object id);

    /**
     * Removes a row and what belongs to it.
     *
     * @param check gets the row, which is locked; if it throws, nothing changes
     * @return itself first, then the others; empty when there was none
     */
    List<Removed> delete(Table table, Object id, Consumer<Row> check);

    /**
     * A row that is no more.
     *
     * @param row as it was
     */
    record Removed(Table table, Row row) {}
}
