package io.stockstream.stock.http;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.InvalidMovementException;
import io.stockstream.platform.web.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Reads arrays of movements, and checks all of them before reporting the first error. */
final class BatchReader {

    private static final int MAX_EVENTS = 500;
    /** Errors in a batch mostly repeat: more of them say nothing new. */
    private static final int MAX_ERRORS = 100;

    private BatchReader() {}

    /**
     * Reads every element.
     *
     * @param read reads one element, given the prefix of its fields in errors, such as {@code [2].}
     */
    static Submission.Intake.Batch read(JsonNode body, BiFunction<JsonNode, String, Submission> read) {
        if (!body.isArray() || body.isEmpty() || body.size() > MAX_EVENTS) {
            String message = "must be a JSON array of 1 to %d events".formatted(MAX_EVENTS);
            String value = body.isArray() ? "%d events".formatted(body.size()) : body.toString();
            throw ApiException.invalid("(body)", value, message);
        }
        List<Submission> submissions = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            try {
                submissions.add(read.apply(body.get(i), "[%d].".formatted(i)));
            } catch (InvalidMovementException e) {
                errors.addAll(e.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
        return new Submission.Intake.Batch(submissions);
    }
}
