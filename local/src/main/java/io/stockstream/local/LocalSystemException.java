package io.stockstream.local;

/**
 * Something that the user of the local system can act on: the message names the cause and, where there is one, the way
 * out.
 */
public final class LocalSystemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LocalSystemException(String message) {
        super(message);
    }

    public LocalSystemException(String message, Throwable cause) {
        super(message, cause);
    }
}
