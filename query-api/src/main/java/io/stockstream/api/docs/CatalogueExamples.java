package io.stockstream.api.docs;

import io.stockstream.api.table.Computed;
import io.stockstream.api.table.Field;
import io.stockstream.api.table.FieldType;
import io.stockstream.api.table.Flag;
import io.stockstream.api.table.IdKind;
import io.stockstream.api.table.JsonBody;
import io.stockstream.api.table.Seconds;
import io.stockstream.api.table.Table;
import io.stockstream.api.table.Word;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Examples of rows and of the bodies that make them, out of the table's descriptor. */
final class CatalogueExamples {

    private static final String WAREHOUSE = "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11";
    private static final long VERSION = 7;

    private CatalogueExamples() {}

    static Object id(Table table) {
        return table.idKind() == IdKind.NUMBER ? 1L : WAREHOUSE;
    }

    static Map<String, Object> row(Table table) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id(table));
        table.fields().forEach(field -> row.put(field.name(), value(field)));
        table.computed().forEach(computed -> row.put(computed.name(), value(computed)));
        row.put("created_at", "2026-11-21T08:16:00.082606Z");
        row.put("updated_at", null);
        if (table.showsVersion()) {
            row.put("version", VERSION);
        }
        return row;
    }

    /** What creates the row. */
    static Map<String, Object> body(Table table) {
        Map<String, Object> body = new LinkedHashMap<>();
        table.fields().stream()
                .filter(field -> field.example() != null)
                .forEach(field -> body.put(field.name(), value(field)));
        return body;
    }

    /** What changes its last field. */
    static Map<String, Object> change(Table table) {
        Field last = table.fields().getLast();
        return Map.of(last.name(), value(last));
    }

    static Map<String, Object> list(Table table) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put(table.name(), List.of(row(table)));
        list.put("total", 1L);
        return list;
    }

    static Object value(Computed computed) {
        return computed.kind() == Computed.Kind.COUNT
                ? (Object) Long.parseLong(computed.example())
                : computed.example();
    }

    static Object value(Field field) {
        if (field.example() == null) {
            return null;
        }
        return switch (field.type()) {
            case FieldType.Text text -> field.example();
            case FieldType.Price price -> new BigDecimal(field.example());
            case FieldType.Reference reference -> Long.parseLong(field.example());
            case Word word -> field.example();
            case Flag flag -> Boolean.parseBoolean(field.example());
            case Seconds seconds -> new BigDecimal(field.example());
            case JsonBody body -> Map.of();
        };
    }
}
