package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springframework.stereotype.Component;

/** The errors in which commands on schedules can end. */
@Component
class ScheduleProblems {

    private final ProblemExamples problems;

    ScheduleProblems(ProblemExamples problems) {
        this.problems = problems;
    }

    /** Adds them, where the operation is such a command. */
    boolean describe(Operation operation) {
        switch (operation.getOperationId()) {
            case "runSchedule" -> {
                problems.add(operation, ProblemCode.KAFKA_UNAVAILABLE, "Kafka did not confirm the request.", List.of());
                problems.add(
                        operation,
                        ProblemCode.SCHEDULE_NOT_READY,
                        "The newest change of the schedule 1 has not arrived where runs are decided; ask again.",
                        List.of());
                problems.add(
                        operation,
                        ProblemCode.STORE_MOVING,
                        "The store catalogue-rows cannot be read at this moment; ask again.",
                        List.of());
            }
            case "pauseSchedule", "resumeSchedule" ->
                problems.add(
                        operation,
                        ProblemCode.DATABASE_UNAVAILABLE,
                        "PostgreSQL does not answer at this moment; ask again.",
                        List.of());
            case "listScheduleFirings" ->
                problems.add(
                        operation,
                        ProblemCode.STORE_MOVING,
                        "The store schedule-firings cannot be read at this moment; ask again.",
                        List.of());
            default -> {
                return false;
            }
        }
        problems.add(operation, ProblemCode.NOT_FOUND, "There is no schedule 1.", List.of());
        problems.add(
                operation,
                ProblemCode.INVALID_FIELD,
                new FieldError("id", "abc", "must be a whole number from 1 to 999999999999999999"));
        problems.add(operation, ProblemCode.NOT_ACCEPTABLE, "Accept application/json.", List.of());
        return true;
    }
}
