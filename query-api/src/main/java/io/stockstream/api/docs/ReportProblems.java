package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springframework.stereotype.Component;

/** The errors in which reports can end. */
@Component
class ReportProblems {

    private static final String TAG = "Reports";

    private final ProblemExamples problems;

    ReportProblems(ProblemExamples problems) {
        this.problems = problems;
    }

    /** Adds them, where the operation is a report. */
    boolean describe(Operation operation) {
        if (operation.getTags() == null || !operation.getTags().contains(TAG)) {
            return false;
        }
        String field = operation.getOperationId().equals("listReport") ? "report_date" : "date";
        problems.add(
                operation,
                ProblemCode.INVALID_FIELD,
                new FieldError(field, "2027-01-01", "must not be in the future: today is 2026-11-21 in Europe/Moscow"));
        boolean hasForms = operation.getResponses().get("200").getContent().containsKey("text/csv");
        if (hasForms) {
            problems.add(
                    operation,
                    ProblemCode.UNSUPPORTED_PARAMETER,
                    new FieldError("limit", "100", "is for json only: a file has all rows"));
        }
        String accepted = hasForms ? "application/json, text/csv;charset=UTF-8, application/pdf" : "application/json";
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept %s.".formatted(accepted), List.of());
        problems.add(
                operation,
                ProblemCode.STORE_MOVING,
                "The store report-rows cannot be read at this moment; ask again.",
                List.of());
        return true;
    }
}
