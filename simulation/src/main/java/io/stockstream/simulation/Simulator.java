package io.stockstream.simulation;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.simulation.kafka.Blueprints;
import java.util.Optional;
import java.util.function.LongFunction;

/** Runs histories one after another, and finds the shortest failing prefix of one that fails. Not thread-safe. */
public final class Simulator implements LongFunction<Optional<Failure>> {

    /** Steps of a history: enough for orders to compete for the same goods, few enough to follow a failure. */
    public static final int STEPS = 400;

    private final Codec codec = new Codec(new AvroSerdes("mock://simulation"));
    private final Blueprints blueprints = new Blueprints(World.modules(codec));

    /** Runs a history; empty when every check holds. */
    @Override
    public Optional<Failure> apply(long seed) {
        return failure(seed, STEPS);
    }

    /** Runs a history, and finds its shortest failing prefix; empty when every check holds. */
    public Optional<Failure> run(long seed) {
        return apply(seed).map(this::shortest);
    }

    /** A shorter prefix comes to rest earlier. Bisection finds one that fails while the one a step shorter does not. */
    private Failure shortest(Failure first) {
        Failure failing = first;
        int holds = -1;
        while (failing.steps() - holds > 1) {
            int half = (failing.steps() + holds) / 2;
            Optional<Failure> earlier = failure(first.seed(), half);
            if (earlier.isPresent()) {
                failing = earlier.get();
            } else {
                holds = half;
            }
        }
        return failing;
    }

    private Optional<Failure> failure(long seed, int steps) {
        History history = new History(seed, steps, codec, blueprints);
        try {
            history.run();
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(new Failure(seed, history.steps(), e.getMessage()));
        } catch (RuntimeException e) {
            // A topology that stops or a decider that throws is a failure of its history like any other.
            return Optional.of(new Failure(seed, history.steps(), trace(e)));
        }
    }

    private static String trace(RuntimeException error) {
        StringBuilder trace = new StringBuilder(error.toString());
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            trace.append("; caused by ").append(cause);
        }
        return trace.toString();
    }
}
