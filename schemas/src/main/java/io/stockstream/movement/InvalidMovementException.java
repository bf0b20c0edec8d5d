package io.stockstream.movement;

import java.util.List;
import java.util.stream.Collectors;

/** An input that is no valid movement, with everything that is wrong with it. */
public final class InvalidMovementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidMovementException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    /** At least one error. */
    public List<FieldError> errors() {
        return errors;
    }
}
