package io.stockstream.bench;

import io.stockstream.local.LocalSystem;

/** Starts a system in such a way that a benchmark that is broken off leaves no server behind. */
final class Started {

    private Started() {}

    static void start(LocalSystem system) {
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-system"));
        system.start();
    }
}
