package io.stockstream.order.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.schema.InvalidRecord;
import java.util.List;
import java.util.stream.Collectors;

/** A record that orders can never be decided on, with everything that is wrong with it. */
public final class InvalidOrderException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_order";

    private static final long serialVersionUID = 1L;

    InvalidOrderException(List<FieldError> errors) {
        super(errors.stream().map(InvalidOrderException::text).collect(Collectors.joining("; ")));
    }

    /** Without the address of a customer: this comes into logs and letters. */
    private static String text(FieldError error) {
        return error.field().equals("email") ? error.field() + ": " + error.message() : error.toString();
    }

    InvalidOrderException(String field, String value, String message) {
        this(List.of(new FieldError(field, value, message)));
    }

    @Override
    public String code() {
        return CODE;
    }
}
