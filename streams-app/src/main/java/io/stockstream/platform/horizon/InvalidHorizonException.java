package io.stockstream.platform.horizon;

import io.stockstream.movement.FieldError;
import io.stockstream.schema.InvalidRecord;

/** A record that is not a valid horizon. */
public final class InvalidHorizonException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_horizon";

    private static final long serialVersionUID = 1L;

    InvalidHorizonException(String field, String value, String problem) {
        super(new FieldError(field, value, problem).toString());
    }

    @Override
    public String code() {
        return CODE;
    }
}
