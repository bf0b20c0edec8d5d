package io.stockstream.simulation;

/** A violated invariant. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Violation(String message) {
        super(message);
    }

    /** Throws unless the condition holds. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency of its own.
    public static void unless(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new Violation(message.formatted(values));
        }
    }
}
