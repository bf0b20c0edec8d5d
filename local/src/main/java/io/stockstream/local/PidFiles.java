package io.stockstream.local;

import io.stockstream.local.process.ProcessTree;
import io.stockstream.local.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Finds and ends the processes of an earlier supervisor that was killed. */
public final class PidFiles {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final Set<String> SERVERS = Set.of("postgres", "redis", "mail", "kafka", "registry");

    private PidFiles() {}

    /** Something that touches a pid file. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    static void unchecked(Action action) {
        try {
            action.run();
        } catch (IOException failed) {
            throw new LocalSystemException("Cannot remove a pid file: " + failed.getMessage(), failed);
        }
    }

    /** Names of components whose process still runs though no supervisor does. */
    public static List<String> leftOver(Layout layout) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : layout.componentsWithPidFile()) {
            if (layout.pidFile(name).running().isPresent()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Ends them in the order of a normal stop, servers last, so that no process waits for one that is gone. */
    public static void stopLeftOver(Layout layout, Progress progress) throws IOException {
        Map<Boolean, List<String>> waves =
                layout.componentsWithPidFile().stream().collect(Collectors.partitioningBy(SERVERS::contains));
        stopTogether(waves.get(false), layout, progress);
        stopTogether(waves.get(true), layout, progress);
        for (String name : layout.componentsWithPidFile()) {
            layout.pidFile(name).delete();
        }
    }

    private static void stopTogether(List<String> names, Layout layout, Progress progress) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : names) {
                Optional<ProcessHandle> process = layout.pidFile(name).running();
                process.ifPresent(running -> {
                    progress.line(
                            "Stopping " + name + " (pid " + running.pid() + "), left over from an earlier crash.");
                    threads.execute(() -> ProcessTree.stop(running, signalFor(name), GRACE));
                });
            }
        }
    }

    private static StopSignal signalFor(String name) {
        return name.equals("postgres") ? StopSignal.INT : StopSignal.TERM;
    }
}
