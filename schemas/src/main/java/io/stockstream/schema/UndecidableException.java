package io.stockstream.schema;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Sound bytes that this version cannot decide on: a newer release wrote them, or the schema registry lacks what it takes to read them. To
 * skip them would be wrong for good. Who meets this stops and tries again later; the message says what is missing and what to do.
 */
public final class UndecidableException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UndecidableException(String message, Throwable causeOrNull) {
        super(message, causeOrNull);
    }
}
