package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import io.stockstream.local.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One server of the system, or one job that runs to its end before others start. */
public interface Component {
    String name();

    /** The components that must be ready before this one starts. */
    Set<String> needs();

    /** The ports it listens on, the one that others use first. */
    List<PortUse> ports();

    /** What to run; called before each start, so it also prepares folders and configuration. */
    Command command() throws IOException;

    /** Whether it answers as its users need it. */
    boolean ready();

    /** A cheaper question than {@link #ready()}, asked every few seconds while it runs. */
    default boolean healthy() {
        return ready();
    }

    /** What to do once it answers and before others may use it, after each start. */
    default void prepare() throws IOException {}

    /** A job is ready when it has ended with 0. */
    default boolean job() {
        return false;
    }

    default StopSignal stopSignal() {
        return StopSignal.TERM;
    }

    default Duration startLimit() {
        return Duration.ofSeconds(90);
    }

    default Duration stopLimit() {
        return Duration.ofSeconds(30);
    }
}
