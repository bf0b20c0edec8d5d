package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.mail.MailAddress;
import io.stockstream.movement.FieldError;
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
        // The same operation on its second path has a number behind its id.
        switch (operation.getOperationId().replaceFirst("_\\d+$", "")) {
            case "sendTestNotification" -> ofBody(operation, new FieldError("email", "nobody", MailAddress.RULE));
            case "createTask" -> ofCreation(operation);
            case "retryTasks" -> {
                ofBody(operation, new FieldError("limit", "1001", "must be a whole number from 1 to 1000"));
                ofStore(operation);
                ofLedger(operation);
            }
            case "retryTask" -> {
                ofCommand(operation);
                problems.add(operation, ProblemCode.TASK_NOT_FAILED, "The task is succeeded.", List.of());
            }
            case "cancelTask" -> {
                ofCommand(operation);
                problems.add(operation, ProblemCode.TASK_OVER, "The task is succeeded.", List.of());
            }
            case "getMonitor" -> {
                problems.add(operation, ProblemCode.UNAUTHORIZED, "The user is operator.", List.of());
                problems.add(
                        operation,
                        ProblemCode.MONITOR_OFF,
                        "The operator switches it on by setting MONITOR_PASSWORD.",
                        List.of());
            }
            case "listTaskTypes" -> {
                return ofTypes(operation);
            }
            case "getTaskType" -> {
                problems.add(operation, ProblemCode.NOT_FOUND, "No worker knows the type of task x.", List.of());
                return ofTypes(operation);
            }
            default -> {
                return false;
            }
        }
        problems.add(operation, ProblemCode.KAFKA_UNAVAILABLE, "Kafka did not confirm the request.", List.of());
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept application/json.", List.of());
        return true;
    }

    private void ofBody(Operation operation, FieldError wrong) {
        problems.add(
                operation,
                ProblemCode.MALFORMED_JSON,
                new FieldError("(body)", null, "Unexpected end-of-input in field name at line 3, column 7"));
        problems.add(operation, ProblemCode.BODY_TOO_LARGE, "A body may have at most 1048576 bytes.", List.of());
        problems.add(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send one of: application/json", List.of());
        problems.add(operation, ProblemCode.INVALID_FIELD, wrong);
    }

    private void ofCreation(Operation operation) {
        ofBody(operation, new FieldError("payload.numbers", null, "is missing"));
        problems.add(
                operation,
                ProblemCode.UNKNOWN_TASK_TYPE,
                new FieldError("type", "x", "must be a type of task, one of notification, sum"));
        problems.add(
                operation,
                ProblemCode.INTERNAL_TASK_TYPE,
                new FieldError(
                        "type", "invoice", "is an internal type, for the system only; use one of notification, sum"));
        problems.add(
                operation,
                ProblemCode.CONFLICTING_DUPLICATE,
                "Task 0b7c1f5e-4c7a-3a43-8f5e-0f6f8d2f9a10 was created under this key with another payload; it is running.",
                List.of());
        problems.add(operation, ProblemCode.TOO_MANY_WAITERS, "1000 requests are waiting already.", List.of());
        problems.add(operation, ProblemCode.TASK_TYPES_UNAVAILABLE, "The types of tasks were not read yet.", List.of());
        ofStore(operation);
    }

    private void ofCommand(Operation operation) {
        problems.add(operation, ProblemCode.NOT_FOUND, "There is no task 42.", List.of());
        problems.add(
                operation,
                ProblemCode.TASK_WITHOUT_QUEUE,
                "A task of the type place_order is not done by a worker.",
                List.of());
        ofStore(operation);
        ofLedger(operation);
    }

    private void ofStore(Operation operation) {
        problems.add(
                operation,
                ProblemCode.STORE_MOVING,
                "The store tasks cannot be read at this moment; ask again.",
                List.of());
    }

    private void ofLedger(Operation operation) {
        problems.add(
                operation,
                ProblemCode.DATABASE_UNAVAILABLE,
                "PostgreSQL does not answer at this moment; ask again.",
                List.of());
    }

    private boolean ofTypes(Operation operation) {
        problems.add(operation, ProblemCode.TASK_TYPES_UNAVAILABLE, "The types of tasks were not read yet.", List.of());
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept application/json.", List.of());
        return true;
    }
}
