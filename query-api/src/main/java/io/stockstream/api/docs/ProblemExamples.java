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
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds an error to an operation, with an example created by the code that produces the error. */
@Component
class ProblemExamples {

    private static final String PROBLEM_JSON = "application/problem+json";

    private final JsonMapper mapper;

    ProblemExamples(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** One field that is wrong, in its words. */
    void add(Operation operation, ProblemCode code, FieldError error) {
        add(operation, code, error.field() + " " + error.message(), List.of(error));
    }

    void add(Operation operation, ProblemCode code, String detail, List<FieldError> errors) {
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
        if (code.isPassing()) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds to wait.").schema(new IntegerSchema()));
        }
    }

    private Object example(ProblemCode code, String detail, List<FieldError> errors) {
        return mapper.convertValue(Problem.of(code, detail, errors), Map.class);
    }
}
