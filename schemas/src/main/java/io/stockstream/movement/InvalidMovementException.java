package io.stockstream.movement;

import io.stockstream.schema.InvalidRecord;
import java.util.List;
import java.util.stream.Collectors;

/** An input that is not a valid movement, with all its errors. */
public final class InvalidMovementException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_movement";

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidMovementException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    @Override
    public String code() {
        return CODE;
    }

    /** At least one error. */
    public List<FieldError> errors() {
        return errors;
    }
}
