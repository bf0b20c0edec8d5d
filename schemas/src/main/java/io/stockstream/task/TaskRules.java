package io.stockstream.task;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.TextLength;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules for the fields of facts about tasks. What a payload has to hold is for the type to say. */
public final class TaskRules {

    /** Longest task id, in characters. */
    public static final int MAX_ID = 300;

    /** Longest name of a type, in characters. */
    public static final int MAX_TYPE = 100;

    /** Largest payload, in bytes: with headers and the rest of the record it still fits the broker's limit of 1 MiB. */
    public static final int MAX_PAYLOAD = 900_000;

    /** Largest result, in bytes. A task holds it in addition to its payload. */
    public static final int MAX_RESULT = 400_000;

    /** Longest error of an attempt, in characters. A task holds one for each of its newest attempts. */
    public static final int MAX_ERROR = 2_000;

    /** Longest name of a worker, in characters. */
    public static final int MAX_WORKER = 300;

    /** Longest message about progress, in characters. */
    public static final int MAX_PROGRESS_MESSAGE = 1_000;

    private TaskRules() {}

    /**
     * Checks a request for work.
     *
     * @return what is wrong; empty when the request is valid
     */
    public static List<FieldError> check(TaskRequested request) {
        List<FieldError> errors = named(request.getTaskId(), request.getType());
        if (request.getQueue() == TaskQueue.UNKNOWN) {
            errors.add(new FieldError("queue", request.getQueue().name(), "must be a queue that this version knows"));
        }
        bytes("payload", request.getPayload(), MAX_PAYLOAD, errors);
        return errors;
    }

    /**
     * Checks a report.
     *
     * @return what is wrong; empty when the report is valid
     */
    public static List<FieldError> check(TaskReported report) {
        List<FieldError> errors = named(report.getTaskId(), report.getType());
        TaskState state = report.getState();
        if (state == TaskState.UNKNOWN) {
            errors.add(new FieldError("state", state.name(), "must be a state that this version knows"));
        }
        int first = state == TaskState.REQUESTED ? 0 : 1;
        if (report.getAttempt() < first) {
            errors.add(new FieldError(
                    "attempt", Integer.toString(report.getAttempt()), "must be %d or more".formatted(first)));
        }
        most("error", report.getError(), MAX_ERROR, errors);
        most("worker", report.getWorker(), MAX_WORKER, errors);
        bytes("result_json", report.getResultJson(), MAX_RESULT, errors);
        progress(report, errors);
        return errors;
    }

    private static void most(String field, String text, int most, List<FieldError> errors) {
        if (text != null && TextLength.of(text) > most) {
            errors.add(new FieldError(
                    field,
                    "%d characters".formatted(TextLength.of(text)),
                    "must have at most %d characters".formatted(most)));
        }
    }

    private static void bytes(String field, String text, int most, List<FieldError> errors) {
        int size = text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
        if (size > most) {
            errors.add(new FieldError(field, "%d bytes".formatted(size), "must have at most %d bytes".formatted(most)));
        }
    }

    private static void progress(TaskReported report, List<FieldError> errors) {
        Integer percent = report.getProgress();
        if (percent != null && (percent < 0 || percent > 100)) {
            errors.add(new FieldError("progress", percent.toString(), "must be 0 to 100"));
        }
        most("progress_message", report.getProgressMessage(), MAX_PROGRESS_MESSAGE, errors);
    }

    private static List<FieldError> named(String taskId, String type) {
        List<FieldError> errors = new ArrayList<>();
        text("task_id", taskId, MAX_ID, errors);
        text("type", type, MAX_TYPE, errors);
        return errors;
    }

    private static void text(String field, String text, int most, List<FieldError> errors) {
        if (text.isBlank()) {
            errors.add(new FieldError(field, text, "must not be empty"));
        } else if (TextLength.of(text) > most) {
            errors.add(new FieldError(field, text, "must have at most %d characters".formatted(most)));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, text, "must not contain control characters"));
        }
    }
}
