package io.stockstream.platform.store;

/** The partition is on its way to another instance, or being restored: ask again in a moment. */
public final class StoreMovingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreMovingException(String message) {
        super(message);
    }
}
