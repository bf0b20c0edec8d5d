package io.stockstream.api.docs;

import io.stockstream.api.catalogue.CatalogueController;
import io.stockstream.api.table.Field;
import io.stockstream.api.table.IdKind;
import io.stockstream.api.table.Table;
import io.stockstream.api.table.Tables;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the operations on a table out of its descriptor, the same for every table. */
@Component
class CatalogueOperations implements GlobalOperationCustomizer {

    private static final String JSON = "application/json";
    private static final Set<String> METHODS = Set.of("list", "find", "create", "update", "delete");

    private final ObjectProvider<CatalogueController> controllers;
    private final ProblemExamples problems;
    private final RowTagDescription tags;

    CatalogueOperations(
            ObjectProvider<CatalogueController> controllers, ProblemExamples problems, RowTagDescription tags) {
        this.controllers = controllers;
        this.problems = problems;
        this.tags = tags;
    }

    /** Whether a method is the same for every table; what a table has besides is described where it is. */
    static boolean describes(HandlerMethod method) {
        return CatalogueController.class.isAssignableFrom(method.getBeanType())
                && METHODS.contains(method.getMethod().getName());
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        controllers.stream()
                .filter(controller -> describes(method) && method.getBeanType().isInstance(controller))
                .findFirst()
                .ifPresent(controller -> describe(
                        operation, controller.table(), method.getMethod().getName()));
        return operation;
    }

    private void describe(Operation operation, Table table, String method) {
        operation.setTags(List.of(plural(table)));
        operation.setParameters(new ArrayList<>());
        operation.setRequestBody(null);
        operation.setResponses(new ApiResponses());
        switch (method) {
            case "list" -> list(operation, table);
            case "find" -> find(operation, table);
            case "create" -> create(operation, table);
            case "update" -> update(operation, table);
            case "delete" -> delete(operation, table);
            default -> throw new IllegalStateException("An operation without a description: " + method);
        }
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept application/json.", List.of());
    }

    private void list(Operation operation, Table table) {
        name(operation, "list" + plural(table), "List " + table.name() + ", by id");
        operation.addParametersItem(number("count", "Rows on a page.", 100, 10));
        operation.addParametersItem(number("page", "Number of the page, from 1 on.", 999_999_999, 1));
        answer(operation, "200", "A page.", CatalogueSchemas.list(table), CatalogueExamples.list(table));
        problems.add(
                operation,
                ProblemCode.INVALID_FIELD,
                new FieldError("count", "101", "must be a whole number from 1 to 100"));
        moving(operation);
    }

    private void find(Operation operation, Table table) {
        name(operation, "get" + CatalogueSchemas.row(table), "Show " + article(table));
        named(operation, table);
        if (table.equals(Tables.PRODUCTS)) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name("as_of")
                    .description("RFC 3339: the row as it was at that time, without its stock.")
                    .schema(typed("string").format("date-time")));
        }
        answer(operation, "200", "The row.", CatalogueSchemas.row(table), CatalogueExamples.row(table));
        tags.tells(operation, "200");
        moving(operation);
    }

    private void create(Operation operation, Table table) {
        name(operation, "create" + CatalogueSchemas.row(table), "Create " + article(table));
        counts(operation, table);
        body(operation, CatalogueSchemas.created(table), CatalogueExamples.body(table));
        answer(operation, "201", "Created and committed.", CatalogueSchemas.row(table), CatalogueExamples.row(table));
        operation
                .getResponses()
                .get("201")
                .addHeaderObject(
                        "Location", new Header().description("Path of the row.").schema(typed("string")));
        tags.tells(operation, "201");
        refusals(operation, table);
    }

    private void update(Operation operation, Table table) {
        name(operation, "update" + CatalogueSchemas.row(table), "Change " + article(table));
        counts(operation, table);
        named(operation, table);
        body(operation, CatalogueSchemas.changed(table), CatalogueExamples.change(table));
        answer(operation, "200", "Changed and committed.", CatalogueSchemas.row(table), CatalogueExamples.row(table));
        tags.tells(operation, "200");
        tags.takes(operation);
        refusals(operation, table);
    }

    private void delete(Operation operation, Table table) {
        name(operation, "delete" + CatalogueSchemas.row(table), "Remove " + article(table));
        counts(operation, table);
        named(operation, table);
        operation.getResponses().addApiResponse("204", new ApiResponse().description("Removed."));
        tags.takes(operation);
        away(operation);
    }

    /** Orders know nothing of the other tables. */
    private static void counts(Operation operation, Table table) {
        if (List.of(Tables.USERS, Tables.ADDRESSES, Tables.PRODUCTS).contains(table)) {
            operation.setDescription("Takes effect for every order accepted after the response.");
        }
    }

    private void named(Operation operation, Table table) {
        operation.addParametersItem(
                new Parameter().in("path").name("id").required(true).schema(CatalogueSchemas.id(table)));
        problems.add(
                operation,
                ProblemCode.NOT_FOUND,
                "There is no %s %s.".formatted(table.one(), CatalogueExamples.id(table)),
                List.of());
        problems.add(
                operation,
                ProblemCode.INVALID_FIELD,
                table.idKind() == IdKind.NUMBER
                        ? new FieldError("id", "abc", "must be a whole number from 1 to 999999999999999999")
                        : new FieldError("id", "\t", "must have 1 to 100 characters and no control characters"));
    }

    private void refusals(Operation operation, Table table) {
        problems.add(
                operation,
                ProblemCode.MALFORMED_JSON,
                new FieldError("(body)", null, "Unexpected end-of-input in field name at line 3, column 7"));
        table.unique().values().stream().sorted().findFirst().ifPresent(field -> taken(operation, table, field));
        problems.add(operation, ProblemCode.BODY_TOO_LARGE, "A body may have at most 1048576 bytes.", List.of());
        problems.add(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send one of: application/json", List.of());
        problems.add(operation, ProblemCode.INVALID_FIELD, new FieldError("created_at", "1", "is set by the server"));
        away(operation);
    }

    private void taken(Operation operation, Table table, String field) {
        String value = table.field(field)
                .map(Field::example)
                .orElseGet(() -> CatalogueExamples.id(table).toString());
        problems.add(operation, ProblemCode.TAKEN, new FieldError(field, value, "is taken"));
    }

    private void moving(Operation operation) {
        problems.add(
                operation,
                ProblemCode.STORE_MOVING,
                "The store catalogue-rows cannot be read at this moment; ask again.",
                List.of());
    }

    private void away(Operation operation) {
        problems.add(
                operation,
                ProblemCode.DATABASE_UNAVAILABLE,
                "PostgreSQL does not answer at this moment; ask again.",
                List.of());
    }

    private static void name(Operation operation, String id, String summary) {
        operation.setOperationId(id);
        operation.setSummary(summary);
    }

    private static void body(Operation operation, String schema, Map<String, Object> example) {
        operation.setRequestBody(new RequestBody().required(true).content(content(schema, example)));
    }

    private static void answer(
            Operation operation, String status, String description, String schema, Map<String, Object> example) {
        operation
                .getResponses()
                .addApiResponse(
                        status, new ApiResponse().description(description).content(content(schema, example)));
    }

    private static Content content(String schema, Map<String, Object> example) {
        return new Content()
                .addMediaType(
                        JSON,
                        new MediaType()
                                .schema(CatalogueSchemas.reference(schema))
                                .addExamples("example", new Example().value(example)));
    }

    private static Parameter number(String name, String description, int most, int absent) {
        Schema<?> schema = typed("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(most));
        schema.setDefault(absent);
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static String plural(Table table) {
        return table.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + table.name().substring(1);
    }

    private static String article(Table table) {
        return ("aeio".indexOf(table.one().charAt(0)) < 0 ? "a " : "an ") + table.one();
    }
}
