package io.stockstream.topics;

/**
 * A catalogue of topics that cannot be used. The message names the file, the topic, the field, its value and the way
 * out.
 */
public final class InvalidTopicsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidTopicsException(String message) {
        super(message);
    }

    InvalidTopicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
