package io.stockstream.local.cli;

import io.stockstream.local.PrivateFolder;
import io.stockstream.local.process.Command;
import io.stockstream.local.process.ManagedProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a supervisor that outlives this JVM, and shows its progress until the system is ready or has failed. */
final class Detached {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Home home;
    private final PrintWriter out;

    Detached(Home home, PrintWriter out) {
        this.home = home;
        this.out = out;
    }

    int up() throws IOException, InterruptedException {
        Path log = home.layout().log("supervisor");
        PrivateFolder.make(home.layout().home());
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        // What a crashed run left there must not look like this run's state.
        Files.deleteIfExists(home.layout().state());
        ManagedProcess supervisor = ManagedProcess.start(
                new Command(line(), Map.of(), home.installation().root(), true),
                log,
                home.layout().supervisor());
        LogFollower follower = new LogFollower(log, out);
        while (supervisor.alive() && !settled()) {
            follower.copyNew();
            Thread.sleep(POLL);
        }
        boolean ready = supervisor.alive() && home.phase().equals("ready");
        if (!ready) {
            supervisor.onExit().join();
        }
        Thread.sleep(POLL);
        follower.copyNew();
        return ready ? 0 : 1;
    }

    private boolean settled() throws IOException {
        return home.phase().equals("ready") || home.phase().equals("failed");
    }

    private List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.stockstream.local.Main", "supervise"));
        return line;
    }
}
