package io.stockstream.task.type;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.stockstream.movement.FieldError;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON Schema (draft 2020-12) of a payload. It is self-contained: nothing is ever fetched from anywhere. */
final class PayloadSchema {

    /** A property's name is the client's own, and may be as long as the payload. */
    private static final int LONGEST_PATH = 200;

    /** Errors in items mostly repeat. */
    private static final int MOST_ERRORS = 100;

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ENGLISH)
                            .preloadSchema(true)
                            .build()));

    private final Schema schema;

    private PayloadSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException when it is none, or refers to what is not in it
     */
    static PayloadSchema of(String text) {
        try {
            Schema schema = REGISTRY.getSchema(text, InputFormat.JSON);
            // Resolves its references now, and not with the first payload.
            schema.initializeValidators();
            return new PayloadSchema(schema);
        } catch (SchemaException | JacksonException e) {
            throw new IllegalArgumentException("This is not a self-contained JSON Schema", e);
        }
    }

    /** The schema itself. */
    JsonNode json() {
        return schema.getSchemaNode();
    }

    /**
     * Checks a payload.
     *
     * @param field that holds the payload; the errors' paths begin with it
     * @return what is wrong, each with its path, such as {@code payload.numbers[3]}; empty when nothing is
     */
    List<FieldError> check(JsonNode payload, String field) {
        return schema.validate(payload).stream()
                .limit(MOST_ERRORS)
                .map(error -> fieldError(error, field))
                .toList();
    }

    private static FieldError fieldError(Error error, String field) {
        String path = path(error.getInstanceLocation(), field);
        return switch (error.getKeyword()) {
            case "required" -> new FieldError(cut(path + "." + error.getProperty()), null, "is missing");
            case "additionalProperties" ->
                new FieldError(
                        cut(path + "." + error.getProperty()), value(error), "is not a field of this type of task");
            case null, default -> new FieldError(cut(path), value(error), error.getMessage());
        };
    }

    private static String path(NodePath location, String field) {
        StringBuilder path = new StringBuilder(field);
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            if (element instanceof Integer) {
                path.append('[').append(element).append(']');
            } else {
                path.append('.').append(element);
            }
        }
        return path.toString();
    }

    private static String cut(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }

    private static String value(Error error) {
        JsonNode node = error.getInstanceNode();
        if (node == null) {
            return null;
        }
        JsonNode told = error.getProperty() == null ? node : node.path(error.getProperty());
        return (told.isMissingNode() ? node : told).toString();
    }
}
