package io.stockstream.stock.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.schema.InvalidRecord;
import java.util.List;
import java.util.stream.Collectors;

/** A record that is not a valid command on a reservation, with all its errors. */
public final class InvalidReservationException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_reservation";

    private static final long serialVersionUID = 1L;

    InvalidReservationException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
    }

    @Override
    public String code() {
        return CODE;
    }
}
