package io.stockstream.api.docs;

import io.stockstream.api.web.BodySize;
import io.stockstream.api.web.ProblemCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Documents on every operation the responses that its limits can cause. */
@Component
final class LimitResponses implements GlobalOpenApiCustomizer {

    private final ProblemExamples problems;

    LimitResponses(ProblemExamples problems) {
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> describe(path, operation)));
    }

    private void describe(String path, Operation operation) {
        problems.add(operation, ProblemCode.OVERLOADED, overloaded(path, operation), List.of());
        if (operation.getRequestBody() != null) {
            problems.add(
                    operation,
                    ProblemCode.BODY_TOO_LARGE,
                    "A body may have at most %d bytes on this path.".formatted(BodySize.most(path)),
                    List.of());
            problems.add(operation, ProblemCode.BODY_TOO_SLOW, "The body did not arrive within 10 s.", List.of());
        }
    }

    private static String overloaded(String path, Operation operation) {
        boolean order = operation.getRequestBody() != null && (path.equals("/order") || path.equals("/api/v1/orders"));
        return order
                ? "More orders are under way than can be decided in time; nothing was written. Send it again."
                : "400 requests are being handled already; ask again.";
    }
}
