package io.stockstream.schema;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Valid bytes that this version cannot decide on: a newer release wrote them, or the schema registry lacks a schema for
 * them. Skipping them would be wrong for ever, so the reader stops and tries again later. The message says what is
 * missing and what to do.
 */
public final class UndecidableException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UndecidableException(String message, Throwable causeOrNull) {
        super(message, causeOrNull);
    }
}
