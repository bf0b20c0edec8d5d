package io.stockstream.simulation;

/**
 * A history that violated an invariant.
 *
 * @param seed of the history
 * @param steps of its shortest prefix that still fails
 * @param message the violated invariant
 */
public record Failure(long seed, int steps, String message) {

    @Override
    public String toString() {
        return "Seed %d fails after %d steps: %s".formatted(seed, steps, message);
    }
}
