package io.stockstream.platform.web;

import io.stockstream.movement.FieldError;
import java.util.List;

/** A request that cannot be answered as asked, reported to the client as a {@link Problem}. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<FieldError> errors;

    private ApiException(ProblemCode code, String detail, List<FieldError> errors, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** An error that no field is to blame for. */
    public static ApiException of(ProblemCode code, String detail) {
        return new ApiException(code, detail, List.of(), null);
    }

    /** An error with its cause, which goes to the log and never to the client. */
    public static ApiException of(ProblemCode code, String detail, Throwable cause) {
        return new ApiException(code, detail, List.of(), cause);
    }

    /** One wrong field, parameter or header. */
    public static ApiException invalid(String field, String value, String message) {
        return of(ProblemCode.INVALID_FIELD, new FieldError(field, value, message));
    }

    /** One field that is to blame, under a code of its own. */
    public static ApiException of(ProblemCode code, FieldError error) {
        return new ApiException(code, error.field() + " " + error.message(), List.of(error), null);
    }

    /** Several wrong fields. */
    public static ApiException invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1);
        return new ApiException(ProblemCode.INVALID_FIELD, first.field() + " " + first.message() + more, errors, null);
    }

    /** What kind of error it is. */
    public ProblemCode code() {
        return code;
    }

    /** Every field that is wrong; empty when no field is to blame. */
    public List<FieldError> errors() {
        return errors;
    }

    Problem problem() {
        return Problem.of(code, getMessage(), errors);
    }
}
