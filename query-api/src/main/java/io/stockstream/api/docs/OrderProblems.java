package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.stockstream.order.OrderRules;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springframework.stereotype.Component;

/** The errors in which operations on orders can end. */
@Component
class OrderProblems {

    private static final FieldError NO_JSON =
            new FieldError("(body)", null, "Unexpected end-of-input in field name at line 3, column 7");

    private final ProblemExamples problems;

    OrderProblems(ProblemExamples problems) {
        this.problems = problems;
    }

    /** Adds them, where the operation is one of these. */
    boolean describe(Operation operation) {
        switch (operation.getOperationId()) {
            case "placeOrder" -> {
                ofCommand(operation, new FieldError("lines[2].quantity", "0", OrderRules.quantityMessage()));
                duplicate(operation);
            }
            case "placeShopOrder" -> {
                ofCommand(operation, new FieldError("qty", "0", OrderRules.quantityMessage()));
                duplicate(operation);
            }
            case "changeOrder" -> {
                ofCommand(operation, new FieldError("status", "lost", "must be shipped, delivered or cancelled"));
                ofChange(operation);
            }
            case "cancelOrder" -> {
                ofCommand(operation, new FieldError("why", "\"late\"", "is not a field of this request"));
                ofChange(operation);
            }
            case "listOrders" ->
                ofRead(operation, new FieldError("limit", "101", "must be a whole number from 1 to 100"));
            case "getOrder", "explainOrder" -> ofRead(operation);
            case "streamOrderEvents" -> {
                ofRead(operation, new FieldError("Last-Event-ID", "x", "must be a whole number from 0 on"));
                problems.add(
                        operation, ProblemCode.TOO_MANY_WAITERS, "1000 streams of events are open already.", List.of());
            }
            default -> {
                return false;
            }
        }
        String type = operation.getOperationId().equals("streamOrderEvents") ? "text/event-stream" : "application/json";
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept %s.".formatted(type), List.of());
        return true;
    }

    private void ofCommand(Operation operation, FieldError wrong) {
        problems.add(operation, ProblemCode.MALFORMED_JSON, NO_JSON);
        problems.add(operation, ProblemCode.BODY_TOO_LARGE, "A body may have at most 1048576 bytes.", List.of());
        problems.add(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send one of: application/json", List.of());
        problems.add(operation, ProblemCode.INVALID_FIELD, wrong);
        problems.add(operation, ProblemCode.KAFKA_UNAVAILABLE, "Kafka did not confirm the request.", List.of());
        problems.add(operation, ProblemCode.TOO_MANY_WAITERS, "1000 requests are waiting already.", List.of());
    }

    private void ofChange(Operation operation) {
        problems.add(
                operation,
                ProblemCode.TRANSITION_NOT_ALLOWED,
                "Order order-1 is shipped; delivered can follow.",
                List.of());
        ofRead(operation);
    }

    private void duplicate(Operation operation) {
        problems.add(
                operation,
                ProblemCode.CONFLICTING_DUPLICATE,
                "Order order-1 was placed before with another content; it is processed.",
                List.of());
    }

    private void ofRead(Operation operation) {
        problems.add(
                operation,
                ProblemCode.STORE_MOVING,
                "The store orders cannot be read at this moment; ask again.",
                List.of());
        if (operation.getResponses().containsKey("404")) {
            problems.add(operation, ProblemCode.NOT_FOUND, "There is no order order-1.", List.of());
        }
    }

    private void ofRead(Operation operation, FieldError wrong) {
        ofRead(operation);
        problems.add(operation, ProblemCode.INVALID_FIELD, wrong);
    }
}
