package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds the errors that only invoices have. */
@Component
class InvoiceProblems implements GlobalOperationCustomizer {

    private static final String TAG = "Invoices";

    private final ProblemExamples problems;

    InvoiceProblems(ProblemExamples problems) {
        this.problems = problems;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getTags() != null && operation.getTags().contains(TAG)) {
            problems.add(
                    operation,
                    ProblemCode.NO_INVOICE,
                    "Order 4711 failed (insufficient_stock), so it has no invoice.",
                    List.of());
            problems.add(
                    operation,
                    ProblemCode.SELLER_UNKNOWN,
                    "SELLER_NAME is not set, and an invoice must name the seller: set it for streams-app and query-api, and"
                            + " restart them",
                    List.of());
        }
        return operation;
    }
}
