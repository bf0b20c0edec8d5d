package io.stockstream.schedule;

import io.stockstream.movement.FieldError;
import io.stockstream.schema.InvalidRecord;

/** A record that is not a valid fact about schedules. */
public final class InvalidScheduleException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_schedule";

    private static final long serialVersionUID = 1L;

    /**
     * @param error what is wrong
     */
    public InvalidScheduleException(FieldError error) {
        super(error.toString());
    }

    @Override
    public String code() {
        return CODE;
    }
}
