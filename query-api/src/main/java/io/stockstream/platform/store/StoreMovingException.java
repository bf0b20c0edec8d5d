package io.stockstream.platform.store;

/**
 * A store could not be read within the retry window: nothing is known about the key, least of all that it is missing.
 */
final class StoreMovingException extends Exception {

    private static final long serialVersionUID = 1L;

    StoreMovingException(String message) {
        super(message);
    }
}
