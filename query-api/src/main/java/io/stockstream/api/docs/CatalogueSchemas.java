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
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes the rows of a table, what creates one and what changes one, out of the table's own rules. */
final class CatalogueSchemas {

    private CatalogueSchemas() {}

    /** The name of a row, such as {@code User}. */
    static String row(Table table) {
        return table.one().substring(0, 1).toUpperCase(Locale.ROOT)
                + table.one().substring(1);
    }

    static String created(Table table) {
        return "New" + row(table);
    }

    static String changed(Table table) {
        return row(table) + "Change";
    }

    static String list(Table table) {
        return row(table) + "List";
    }

    /** Every schema of a table, by name. */
    static Map<String, Schema<?>> of(Table table) {
        Map<String, Schema<?>> schemas = new LinkedHashMap<>();
        schemas.put(row(table), rowOf(table));
        schemas.put(created(table), createdOf(table));
        schemas.put(changed(table), changedOf(table));
        schemas.put(list(table), listOf(table));
        return schemas;
    }

    static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    /** What names a row. */
    static Schema<?> id(Table table) {
        if (table.idKind() == IdKind.NUMBER) {
            return typed("integer").format("int64").minimum(BigDecimal.ONE);
        }
        return typed("string").minLength(1).maxLength(IdKind.MAX_TEXT);
    }

    private static Schema<?> rowOf(Table table) {
        Schema<?> row = typed("object").description("A row of the table %s.".formatted(table.name()));
        row.addProperty("id", id(table));
        table.fields().forEach(field -> row.addProperty(field.name(), of(field, field.nullable())));
        table.computed().forEach(computed -> row.addProperty(computed.name(), of(computed)));
        row.addProperty("created_at", typed("string").format("date-time"));
        row.addProperty(
                "updated_at", orNull(typed("string").format("date-time")).description("Null until the first change."));
        if (table.showsVersion()) {
            row.addProperty(
                    "version", typed("integer").format("int64").description("Grows with each change of the row."));
        }
        row.setRequired(List.copyOf(row.getProperties().keySet()));
        return row;
    }

    private static Schema<?> createdOf(Table table) {
        Schema<?> body = typed("object").description("What creates a row of the table %s.".formatted(table.name()));
        if (table.hasGivenIds()) {
            body.addProperty("id", id(table).description("A UUID when omitted."));
        }
        table.fields().forEach(field -> body.addProperty(field.name(), of(field, field.nullable())));
        body.setAdditionalProperties(false);
        body.setRequired(
                table.fields().stream().filter(Field::required).map(Field::name).collect(Collectors.toList()));
        return body;
    }

    private static Schema<?> changedOf(Table table) {
        Schema<?> body = typed("object")
                .description(
                        "Changes to a row of the table %s: an omitted field stays as it is, null clears an optional one."
                                .formatted(table.name()));
        table.fields().forEach(field -> body.addProperty(field.name(), of(field, field.nullable())));
        body.setAdditionalProperties(false);
        return body;
    }

    private static Schema<?> listOf(Table table) {
        Schema<?> list = typed("object").description("A page.");
        list.addProperty(table.name(), typed("array").items(reference(row(table))));
        list.addProperty(
                "total", typed("integer").format("int64").description("How many there are on all pages together."));
        list.setRequired(List.of(table.name(), "total"));
        return list;
    }

    private static Schema<?> of(Computed computed) {
        Schema<?> schema = switch (computed.kind()) {
            case COUNT -> typed("integer").format("int64");
            case TIME -> typed("string").format("date-time");
            case TEXT -> typed("string");
        };
        if (computed.example() != null) {
            schema.example(CatalogueExamples.value(computed));
        }
        return orNull(schema.description(computed.about()));
    }

    private static Schema<?> oneOf(List<String> words) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(new LinkedHashSet<>(Set.of("string")));
        schema.setEnum(List.copyOf(words));
        return schema;
    }

    private static Schema<?> of(Field field, boolean nullable) {
        Schema<?> schema = switch (field.type()) {
            case FieldType.Text text -> {
                Schema<?> words = typed("string").maxLength(text.longest());
                yield text.mayBeEmpty() ? words : words.minLength(1);
            }
            case FieldType.Price price ->
                // How many decimals it may have depends on the currency; multipleOf would refuse 18.9, which binary
                // fractions cannot hold.
                typed("number").minimum(BigDecimal.ZERO).maximum(FieldType.Price.MOST);
            case FieldType.Reference reference ->
                typed("integer").format("int64").minimum(BigDecimal.ONE);
            case Word word -> oneOf(word.words());
            case Flag flag -> typed("boolean");
            case Seconds seconds -> typed("number").minimum(Seconds.LEAST).maximum(Seconds.MOST);
            case JsonBody body -> typed("object");
        };
        schema.description(field.about());
        if (field.example() != null) {
            schema.example(CatalogueExamples.value(field));
        }
        return nullable ? orNull(schema) : schema;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        Set<String> types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new Schema<>();
        schema.setTypes(new LinkedHashSet<>(Set.of(type)));
        return schema;
    }
}
