package io.stockstream.simulation;

/** What a history showed and must not be. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Violation(String message) {
        super(message);
    }

    /** Fails unless it holds. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency of its own.
    public static void unless(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new Violation(message.formatted(values));
        }
    }
}
