package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.stockstream.order.OrderRules;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springframework.stereotype.Component;

/** The errors in which commands on tasks can end. */
@Component
class TaskProblems {

    private final ProblemExamples problems;

    TaskProblems(ProblemExamples problems) {
        this.problems = problems;
    }

    /** Adds them, where the operation is such a command. */
    boolean describe(Operation operation) {
        switch (operation.getOperationId()) {
            case "sendTestNotification" -> {
                problems.add(
                        operation,
                        ProblemCode.MALFORMED_JSON,
                        new FieldError("(body)", null, "Unexpected end-of-input in field name at line 3, column 7"));
                problems.add(
                        operation, ProblemCode.BODY_TOO_LARGE, "A body may have at most 1048576 bytes.", List.of());
                problems.add(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send one of: application/json", List.of());
                problems.add(operation, ProblemCode.INVALID_FIELD, new FieldError("email", "nobody", OrderRules.EMAIL));
            }
            case "retryTask" -> {
                problems.add(operation, ProblemCode.NOT_FOUND, "There is no task 42.", List.of());
                problems.add(operation, ProblemCode.TASK_NOT_FAILED, "The task is succeeded.", List.of());
                problems.add(
                        operation,
                        ProblemCode.TASK_WITHOUT_QUEUE,
                        "A task of the type place_order is not done by a worker; ask for it anew.",
                        List.of());
                problems.add(
                        operation,
                        ProblemCode.STORE_MOVING,
                        "The store tasks cannot be read at this moment; ask again.",
                        List.of());
            }
            default -> {
                return false;
            }
        }
        problems.add(operation, ProblemCode.KAFKA_UNAVAILABLE, "Kafka did not confirm the request.", List.of());
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept application/json.", List.of());
        return true;
    }
}
