package io.stockstream.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One running system for all integration tests of a JVM: started by the first that asks, stopped when the JVM ends.
 *
 * <p>Tests that kill or add components must leave them as they found them, or build a system of their own. The folder
 * is always the same, so that a run after a killed one ends the processes left behind.
 */
public final class SharedSystem {

    /** Shorter than in life, so that tests need not wait as long. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "STREAMS_SESSION_TIMEOUT",
            "6s",
            // Few cores for many topologies: half the members of every group, and half the time of every rebalance.
            "STREAMS_THREADS",
            "1",
            "TASKS_PRIORITY_CONCURRENCY",
            "4",
            "TASK_RETRY_DELAYS",
            "1s,2s,5s,10s",
            "TASKS_REHEARSAL",
            "true",
            "ORDER_DRIVE_ON_AFTER",
            "4s",
            "ORDER_LOOKUP_FAIL_AFTER",
            "4s");

    private static final Path HOMES = Path.of("target", "it").toAbsolutePath();
    private static final DataInMemory DATA = new DataInMemory(HOMES);

    private SharedSystem() {}

    public static LocalSystem get() {
        return Holder.RUNNING;
    }

    /** Begins a system of a test's own that has the shared one's topics. */
    public static LocalSystemBuilder builder(String name) {
        return LocalSystem.builder(home(name))
                .settings(new Settings(
                        Map.of(Installation.TOPICS_FILE, TestTopics.written().toString())));
    }

    /**
     * A folder below {@code target} for a system of a test's own, wiped by {@code mvn clean}; its data is in memory.
     */
    public static Path home(String name) {
        Path home = HOMES.resolve(name);
        DATA.link(home);
        return home;
    }

    private static final class Holder {
        static final LocalSystem RUNNING = started();

        private static LocalSystem started() {
            LocalSystemBuilder builder = builder("shared")
                    .freePorts()
                    .env("streams-app", "APP_MODE", "kafka")
                    // The tests know what the machine can do, and the gate has tests of its own.
                    .env("query-api", "ORDER_RATE_FIRST", "20")
                    .env("streams-app-replay", "REPLAY_ID", "it")
                    .env("streams-app-replay", "TOPOLOGIES", "orders,stock")
                    .progress(System.out::println);
            for (String instance : List.of("streams-app", "streams-app-2")) {
                IMPATIENT.forEach((name, value) -> builder.env(instance, name, value));
            }
            LocalSystem system = builder.build();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system), "stop-shared-system"));
            system.start();
            Schedules.every(system, "check_pending_orders", 5);
            return system;
        }

        private static void stop(LocalSystem system) {
            system.close();
            DATA.removeAll();
        }
    }
}
