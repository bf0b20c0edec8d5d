package io.stockstream.api.testing;

import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.table.Field;
import io.stockstream.catalogue.table.IdKind;
import io.stockstream.catalogue.table.JsonBody;
import io.stockstream.catalogue.table.Seconds;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.money.Currencies;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.database.Row;
import io.stockstream.platform.database.Rows;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PostgreSQL as far as this application sees it; a test may let the changes go on to the stores. */
public final class FakeRows implements Rows {

    private static final String TIME = "2026-11-21T08:16:00.082606Z";

    /** Of the table of the schedules, as PostgreSQL sets them. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "zone", "UTC",
            "payload", "{}",
            "queue", "default",
            "enabled", true,
            "missed_runs", "run_once",
            "overlap", "allow");

    private final Map<String, Map<Object, Row>> tables = new HashMap<>();
    private BiConsumer<Table, Row> onCommit = (table, row) -> {};
    private BiConsumer<Table, Row> onDelete = (table, row) -> {};
    private boolean away;
    private long versions;

    /** Empties all tables. */
    public synchronized void reset() {
        tables.clear();
        away = false;
        stopCapture();
    }

    /** Takes the server away. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** Carries committed changes to the stores, as change data capture does. */
    public synchronized void capture(FakeCatalogue catalogue) {
        onCommit = catalogue::store;
        onDelete = catalogue::mark;
    }

    /** From now on the stores lag. */
    public synchronized void stopCapture() {
        onCommit = (table, row) -> {};
        onDelete = (table, row) -> {};
    }

    /** Version of the newest row of any table. */
    public synchronized long lastVersion() {
        return versions;
    }

    @Override
    public synchronized Row insert(Table table, Map<String, Object> values) {
        checkThere();
        checkUnique(table, null, values);
        Map<Object, Row> rows = rows(table);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Object id = table.idKind() == IdKind.NUMBER
                ? (Object) (rows.size() + 1L)
                : values.getOrDefault("id", UUID.randomUUID().toString());
        put(json, "id", id);
        table.fields().forEach(field -> {
            Object value = values.get(field.name());
            put(json, field, value == null && !field.nullable() ? DEFAULTS.get(field.name()) : value);
        });
        json.put("created_at", TIME);
        json.putNull("updated_at");
        showPrice(json);
        return commit(table, id, json);
    }

    @Override
    public synchronized Optional<Row> update(Table table, String column, Object key, Map<String, Object> values) {
        checkThere();
        Optional<Row> found = rows(table).values().stream()
                .filter(row -> text(row.json().get(column)).equals(key.toString()))
                .findFirst();
        if (found.isEmpty() || values.isEmpty()) {
            return found;
        }
        checkUnique(table, found.get().id(), values);
        ObjectNode json = found.get().json().deepCopy();
        for (Field field : table.fields()) {
            if (values.containsKey(field.name())) {
                put(json, field, values.get(field.name()));
            }
        }
        json.put("updated_at", TIME);
        showPrice(json);
        return Optional.of(commit(table, found.get().id(), json));
    }

    @Override
    public synchronized Optional<Row> change(Table table, Object id, Function<Row, Map<String, Object>> change) {
        return find(table, id).flatMap(row -> update(table, "id", id, change.apply(row)));
    }

    @Override
    public synchronized Optional<Row> find(Table table, Object id) {
        checkThere();
        return Optional.ofNullable(rows(table).get(id));
    }

    @Override
    public synchronized List<Removed> delete(Table table, Object id, Consumer<Row> check) {
        checkThere();
        Row row = rows(table).get(id);
        if (row == null) {
            return List.of();
        }
        check.accept(row);
        rows(table).remove(id);
        onDelete.accept(table, row);
        List<Removed> removed = new ArrayList<>(List.of(new Removed(table, row)));
        Tables.belongingTo(table)
                .ifPresent(belonging -> List.copyOf(rows(belonging.table()).values()).stream()
                        .filter(other ->
                                text(other.json().get(belonging.column())).equals(id.toString()))
                        .forEach(other -> removed.addAll(delete(belonging.table(), other.id(), gone -> {}))));
        return removed;
    }

    private Row commit(Table table, Object id, ObjectNode json) {
        versions++;
        if (table.showsVersion()) {
            json.put("version", versions);
        }
        Row row = new Row(id, versions, json);
        rows(table).put(id, row);
        onCommit.accept(table, row);
        return row;
    }

    private void checkUnique(Table table, Object self, Map<String, Object> values) {
        for (String field : table.unique().values()) {
            Object value = values.get(field);
            boolean taken = value != null
                    && rows(table).values().stream()
                            .filter(row -> !row.id().equals(self))
                            .anyMatch(row -> text(row.json().get(field)).equalsIgnoreCase(value.toString()));
            if (taken) {
                throw ApiException.of(ProblemCode.TAKEN, new FieldError(field, value.toString(), "is taken"));
            }
        }
    }

    private static void showPrice(ObjectNode json) {
        if (json.has("price")) {
            json.put(
                    "price",
                    Currencies.shown(
                            json.get("price").decimalValue(),
                            json.get("currency").stringValue()));
        }
    }

    private void checkThere() {
        if (away) {
            throw ApiException.of(ProblemCode.DATABASE_UNAVAILABLE, "PostgreSQL does not answer.");
        }
    }

    private Map<Object, Row> rows(Table table) {
        return tables.computeIfAbsent(table.name(), name -> new TreeMap<>());
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    private static void put(ObjectNode json, Field field, Object value) {
        switch (field.type()) {
            case JsonBody body -> json.set(field.name(), CatalogueJson.payload((String) value));
            case Seconds seconds
            when value instanceof BigDecimal number -> json.put(field.name(), CatalogueJson.seconds(number));
            default -> put(json, field.name(), value);
        }
    }

    private static void put(ObjectNode json, String name, Object value) {
        switch (value) {
            case null -> json.putNull(name);
            case Long number -> json.put(name, number);
            case BigDecimal number -> json.put(name, number);
            case Boolean flag -> json.put(name, flag);
            default -> json.put(name, value.toString());
        }
    }
}
