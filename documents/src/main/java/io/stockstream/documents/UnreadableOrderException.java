package io.stockstream.documents;

/** The JSON is not that of an order that can have an invoice; it will not be so later either. */
public final class UnreadableOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableOrderException(String message) {
        super(message);
    }

    UnreadableOrderException(String message, Throwable cause) {
        super(message, cause);
    }
}
