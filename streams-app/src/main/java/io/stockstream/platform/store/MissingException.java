package io.stockstream.platform.store;

/** The owner of a key has no such key. Thrown after the read barrier, this is certain. */
public final class MissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingException(String message) {
        super(message);
    }
}
