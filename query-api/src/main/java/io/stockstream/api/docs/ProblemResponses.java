package io.stockstream.api.docs;

import io.stockstream.api.web.Problem;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** Adds to every operation the errors that it can end in, each with an example made by the code that makes the error. */
@Component
class ProblemResponses implements GlobalOperationCustomizer {

    private static final String PROBLEM_JSON = "application/problem+json";

    private static final List<FieldError> BAD_QUANTITY =
            List.of(new FieldError("data.quantity", "-5", "must be a whole number from 1 to 1000000000000"));
    private static final List<FieldError> BAD_JSON =
            List.of(new FieldError("(body)", null, "Unexpected end-of-input in field name at line 3, column 7"));

    private final JsonMapper mapper;

    ProblemResponses(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.getBeanType().getPackageName().startsWith("io.stockstream.api")) {
            return operation;
        }
        if (operation.getRequestBody() != null) {
            add(operation, ProblemCode.MALFORMED_JSON, "(body) is no JSON", BAD_JSON);
            add(operation, ProblemCode.BODY_TOO_LARGE, "A body may have at most 1048576 bytes.", List.of());
            add(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send one of: application/json", List.of());
            add(operation, ProblemCode.INVALID_FIELD, "data.quantity must be a whole number", BAD_QUANTITY);
            add(operation, ProblemCode.KAFKA_UNAVAILABLE, "Kafka did not confirm the movement.", List.of());
            add(operation, ProblemCode.TOO_MANY_WAITERS, "1000 requests are waiting already.", List.of());
        } else {
            addOfReads(operation);
        }
        add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept application/json.", List.of());
        return operation;
    }

    /** What a read answers besides depends on the read, and is declared where it is described. */
    private void addOfReads(Operation operation) {
        add(operation, ProblemCode.STORE_MOVING, "The store cannot be read at this moment; ask again.", List.of());
        if (operation.getResponses().containsKey("404")) {
            add(operation, ProblemCode.NOT_FOUND, "There is no such thing.", List.of());
        }
        if (operation.getResponses().containsKey("422")) {
            FieldError wrong = wrong(operation);
            boolean known = !wrong.field().equals("as_of");
            add(
                    operation,
                    known ? ProblemCode.INVALID_FIELD : ProblemCode.UNSUPPORTED_PARAMETER,
                    wrong.field() + " " + wrong.message(),
                    List.of(wrong));
        }
    }

    private static FieldError wrong(Operation operation) {
        Set<String> names =
                operation.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet());
        if (names.contains("limit")) {
            return new FieldError("limit", "101", "must be a whole number from 1 to 100");
        }
        return names.contains("movement_id")
                ? new FieldError("movement_id", "42", "must be a UUID")
                : new FieldError(
                        "as_of", "2026-11-20T00:00:00Z", "is not supported yet: only the present stock can be read");
    }

    private void add(Operation operation, ProblemCode code, String detail, List<FieldError> errors) {
        ApiResponse response = operation
                .getResponses()
                .computeIfAbsent(
                        Integer.toString(code.status().value()), status -> new ApiResponse().description(code.title()));
        if (response.getContent() == null) {
            response.setContent(new Content());
        }
        MediaType content = response.getContent()
                .computeIfAbsent(
                        PROBLEM_JSON,
                        type -> new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
        content.addExamples(code.code(), new Example().value(example(code, detail, errors)));
        if (code.status().value() == 503) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds to wait.").schema(new IntegerSchema()));
        }
    }

    private Object example(ProblemCode code, String detail, List<FieldError> errors) {
        return mapper.convertValue(Problem.of(code, detail, errors), Map.class);
    }
}
