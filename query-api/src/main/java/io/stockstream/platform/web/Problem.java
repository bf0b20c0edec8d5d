package io.stockstream.platform.web;

import io.stockstream.movement.FieldError;
import java.util.List;

/** An error as RFC 9457 describes it, with a code for programs and the fields that are wrong. */
public record Problem(String type, String title, int status, String detail, String code, List<FieldProblem> errors) {

    /** One wrong field. */
    public record FieldProblem(String field, String value, String message) {}

    /** Words an error. */
    public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(
                "urn:stockstream:problem:" + code.code(),
                code.title(),
                code.status().value(),
                detail,
                code.code(),
                errors.stream()
                        .map(error -> new FieldProblem(error.field(), error.value(), error.message()))
                        .toList());
    }
}
