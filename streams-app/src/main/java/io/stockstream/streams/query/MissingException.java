package io.stockstream.streams.query;

/** The owner of a key says that there is no such key. Behind the barrier it is sure of it. */
final class MissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingException(String message) {
        super(message);
    }
}
