package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds {@code Idempotency-Key} to every POST, whichever way the operation is described otherwise. */
@Component
class IdempotencyDescription implements OpenApiCustomizer {

    private static final int LONGEST = 255;

    private final ProblemExamples problems;

    IdempotencyDescription(ProblemExamples problems) {
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(path -> path.getPost())
                .filter(Objects::nonNull)
                .forEach(this::describe);
    }

    private void describe(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .description("A text of your own, such as a UUID: the same key and body get the same answer, and the"
                        + " work is done once. Counts for this path, for a day.")
                .schema(text().minLength(1).maxLength(LONGEST).pattern("^[!-~]+$"))
                .example("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
        problems.add(
                operation,
                ProblemCode.IDEMPOTENCY_KEY_IN_USE,
                "The first request under this Idempotency-Key is still being handled; ask again.",
                List.of());
        problems.add(
                operation,
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                new FieldError("Idempotency-Key", null, "was given with another body before"));
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject(
                        "Idempotency-Replayed",
                        new Header()
                                .description("true when this is the answer of an earlier request.")
                                .schema(text()));
            }
        });
    }

    private static Schema<?> text() {
        Schema<?> schema = new Schema<>();
        schema.setTypes(Set.of("string"));
        return schema;
    }
}
