package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds to every operation its possible errors, each with an example created by the code that produces the error. */
@Component
class ProblemResponses implements GlobalOperationCustomizer {

    private static final List<FieldError> BAD_QUANTITY =
            List.of(new FieldError("data.quantity", "-5", "must be a whole number from 1 to 1000000000000"));
    private static final List<FieldError> BAD_JSON =
            List.of(new FieldError("(body)", null, "Unexpected end-of-input in field name at line 3, column 7"));

    private final ProblemExamples problems;
    private final TaskProblems tasks;
    private final OrderProblems orders;
    private final ReportProblems reports;
    private final ScheduleProblems schedules;

    ProblemResponses(
            ProblemExamples problems,
            TaskProblems tasks,
            OrderProblems orders,
            ReportProblems reports,
            ScheduleProblems schedules) {
        this.problems = problems;
        this.tasks = tasks;
        this.orders = orders;
        this.reports = reports;
        this.schedules = schedules;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        boolean describedElsewhere = CatalogueOperations.describes(method);
        if (describedElsewhere || !method.getBeanType().getPackageName().startsWith("io.stockstream.api")) {
            return operation;
        }
        if (tasks.describe(operation)
                || orders.describe(operation)
                || reports.describe(operation)
                || schedules.describe(operation)) {
            return operation;
        }
        if (answersNothing(operation)) {
            return operation;
        }
        if (operation.getRequestBody() != null) {
            problems.add(operation, ProblemCode.MALFORMED_JSON, "(body) is no JSON", BAD_JSON);
            problems.add(operation, ProblemCode.BODY_TOO_LARGE, "A body may have at most 1048576 bytes.", List.of());
            problems.add(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send one of: application/json", List.of());
            problems.add(operation, ProblemCode.INVALID_FIELD, "data.quantity must be a whole number", BAD_QUANTITY);
            problems.add(operation, ProblemCode.KAFKA_UNAVAILABLE, "Kafka did not confirm the movement.", List.of());
            problems.add(operation, ProblemCode.TOO_MANY_WAITERS, "1000 requests are waiting already.", List.of());
        } else {
            addOfReads(operation);
        }
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept %s.".formatted(produced(operation)), List.of());
        return operation;
    }

    /** For operations such as the handshake, which read nothing and so can refuse nothing. */
    private static boolean answersNothing(Operation operation) {
        ApiResponse done = operation.getResponses().get("200");
        return done != null && done.getContent() == null;
    }

    private static String produced(Operation operation) {
        ApiResponse read = operation.getResponses().get("200");
        boolean isPdf = read != null && read.getContent().containsKey("application/pdf");
        return isPdf ? "application/pdf" : "application/json";
    }

    /** What a read answers besides depends on the read, and is declared where it is described. */
    private void addOfReads(Operation operation) {
        problems.add(
                operation, ProblemCode.STORE_MOVING, "The store cannot be read at this moment; ask again.", List.of());
        if (operation.getResponses().containsKey("404")) {
            problems.add(operation, ProblemCode.NOT_FOUND, "There is no such thing.", List.of());
        }
        if (operation.getResponses().containsKey("422")) {
            FieldError wrong = wrong(operation);
            boolean known = !wrong.field().equals("as_of");
            problems.add(
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
}
