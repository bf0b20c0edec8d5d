package io.stockstream.task;

import io.stockstream.movement.FieldError;
import io.stockstream.schema.InvalidRecord;
import java.util.List;
import java.util.stream.Collectors;

/** A record that is not a valid fact about a task, with all its errors. */
public final class InvalidTaskException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_task";

    private static final long serialVersionUID = 1L;

    /**
     * @param errors at least one
     */
    public InvalidTaskException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
    }

    @Override
    public String code() {
        return CODE;
    }
}
