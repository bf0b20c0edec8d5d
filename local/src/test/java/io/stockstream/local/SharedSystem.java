package io.stockstream.local;

import java.nio.file.Path;

/**
 * One running system for all integration tests of a JVM: started by the first that asks, stopped when the JVM ends.
 *
 * <p>Tests that kill or add components must leave them as they found them, or build a system of their own. The folder is
 * always the same, so that a run after a killed one ends what that left behind.
 */
public final class SharedSystem {
    private SharedSystem() {}

    public static LocalSystem get() {
        return Holder.RUNNING;
    }

    /** A folder below {@code target} for a system of a test's own, wiped by {@code mvn clean}. */
    public static Path home(String name) {
        return Path.of("target", "it", name).toAbsolutePath();
    }

    private static final class Holder {
        static final LocalSystem RUNNING = started();

        private static LocalSystem started() {
            LocalSystem system = LocalSystem.builder(home("shared"))
                    .freePorts()
                    .env("streams-app", "APP_MODE", "kafka")
                    .progress(System.out::println)
                    .build();
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-shared-system"));
            system.start();
            return system;
        }
    }
}
