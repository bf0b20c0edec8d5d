package io.stockstream.simulation;

/**
 * A history that showed what must not be.
 *
 * @param seed of the history
 * @param steps of its shortest prefix that still fails
 * @param message what does not hold at its end
 */
public record Failure(long seed, int steps, String message) {

    @Override
    public String toString() {
        return "Seed %d fails after %d steps: %s".formatted(seed, steps, message);
    }
}
