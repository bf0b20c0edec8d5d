package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.schema.InvalidRecord;
import java.util.List;
import java.util.stream.Collectors;

/** A record that no report can be made of, with everything that is wrong with it. */
public final class InvalidReportException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_report";

    private static final long serialVersionUID = 1L;

    InvalidReportException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
    }

    @Override
    public String code() {
        return CODE;
    }
}
