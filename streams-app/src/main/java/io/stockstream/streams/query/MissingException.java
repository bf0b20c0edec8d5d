package io.stockstream.streams.query;

/** The owner of a key has no such key. Thrown after the read barrier, this is certain. */
final class MissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingException(String message) {
        super(message);
    }
}
