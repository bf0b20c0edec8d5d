package io.stockstream.catalogue.table;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads rows that clients send, and collects everything that is wrong with one. */
public final class BodyReader {

    /** A body may hold any number of unknown fields: more errors say nothing new. */
    private static final int MAX_ERRORS = 100;

    private static final Set<String> OURS = Set.of("id", "created_at", "updated_at");

    private final Table table;
    private final JsonNode body;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private BodyReader(Table table, JsonNode body) {
        this.table = table;
        this.body = body;
    }

    /**
     * A new row: every required field has to be there.
     *
     * @return value by column, without those that were left out
     * @throws ApiException naming every wrong field
     */
    public static Map<String, Object> created(Table table, JsonNode body) {
        BodyReader reader = new BodyReader(table, body);
        reader.object(table.hasGivenIds());
        if (table.hasGivenIds() && body.hasNonNull("id")) {
            reader.givenId(body.get("id"));
        }
        for (Field field : table.fields()) {
            JsonNode node = body.get(field.name());
            if (node != null && !node.isNull()) {
                reader.value(field, node);
            } else if (field.required()) {
                reader.error(field.name(), null, "is missing");
            }
        }
        return reader.result();
    }

    /**
     * A change: an omitted field stays as it is, null clears an optional one.
     *
     * @return value by column; {@code null} clears it
     * @throws ApiException naming every wrong field
     */
    public static Map<String, Object> changed(Table table, JsonNode body) {
        BodyReader reader = new BodyReader(table, body);
        reader.object(false);
        for (Field field : table.fields()) {
            JsonNode node = body.get(field.name());
            if (node != null && !node.isNull()) {
                reader.value(field, node);
            } else if (node != null && !field.nullable()) {
                reader.error(field.name(), "null", "must not be null");
            } else if (node != null) {
                reader.values.put(field.name(), null);
            }
        }
        return reader.result();
    }

    /** Refuses anything but an object, and fields that a client cannot set. */
    private void object(boolean idAllowed) {
        if (!body.isObject()) {
            throw ApiException.invalid("(body)", body.toString(), "must be a JSON object");
        }
        for (String name : body.propertyNames()) {
            boolean known = table.field(name).isPresent() || (idAllowed && name.equals("id"));
            if (!known) {
                error(name, body.get(name).toString(), whyNot(name));
            }
        }
    }

    private String whyNot(String name) {
        if (OURS.contains(name) || (table.showsVersion() && name.equals("version"))) {
            return "is set by the server";
        }
        return table.computed().stream()
                .filter(computed -> computed.name().equals(name))
                .findFirst()
                .map(Computed::whyNot)
                .orElse("is not a field of the table " + table.name());
    }

    private void givenId(JsonNode node) {
        try {
            FieldType.Text type = FieldType.Text.upTo(IdKind.MAX_TEXT).withoutControls();
            values.put(
                    "id", type.matching(id -> !IdKind.isDots(id), IdKind.DOTS).read(node));
        } catch (WrongValueException e) {
            error("id", text(node), e.getMessage());
        }
    }

    private void value(Field field, JsonNode node) {
        try {
            values.put(field.name(), field.type().read(node));
        } catch (WrongValueException e) {
            error(field.name(), text(node), e.getMessage());
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    private void error(String field, String value, String message) {
        errors.add(new FieldError(field, value, message));
    }

    private Map<String, Object> result() {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
        return values;
    }
}
