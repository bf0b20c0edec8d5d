package io.stockstream.local;

import io.stockstream.local.component.Component;
import io.stockstream.local.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a started process can be used, by asking it; never by a fixed pause. */
final class Readiness {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Component component;
    private final BooleanSupplier wanted;

    /** @param wanted turns false when the component is stopped while it starts */
    Readiness(Component component, BooleanSupplier wanted) {
        this.component = component;
        this.wanted = wanted;
    }

    void await(ManagedProcess process) throws IOException {
        long deadline = System.nanoTime() + component.startLimit().toNanos();
        while (!reached(process)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "not ready after " + component.startLimit().toSeconds() + " s");
            }
            pause();
        }
        if (!component.job()) {
            component.prepare();
        }
    }

    private boolean reached(ManagedProcess process) throws IOException {
        if (!wanted.getAsBoolean()) {
            throw new IOException("it was stopped");
        }
        if (process.alive()) {
            return !component.job() && component.ready();
        }
        if (component.job() && process.exitCode() == 0) {
            return true;
        }
        throw new IOException("it ended with exit code " + process.exitCode());
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
