package io.stockstream.local.cli;

import io.stockstream.local.PidFiles;
import io.stockstream.local.process.Liveness;
import io.stockstream.local.process.ProcessTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the system and keeps its data. */
@Command(name = "down", description = "Stops the system; its data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = new Home();
        Optional<ProcessHandle> supervisor = home.supervisor();
        if (supervisor.isPresent()) {
            stop(supervisor.get(), out);
        }
        home.whileDown("left-over processes are ended", () -> {
            List<String> left = PidFiles.leftOver(home.layout());
            PidFiles.stopLeftOver(home.layout(), out::println);
            if (supervisor.isEmpty() && left.isEmpty()) {
                out.println("Stockstream is not running.");
            }
        });
        out.flush();
        return 0;
    }

    private static void stop(ProcessHandle supervisor, PrintWriter out) {
        out.println("Stopping Stockstream (pid " + supervisor.pid() + ") …");
        out.flush();
        supervisor.destroy();
        if (!Liveness.awaitEnd(supervisor, LIMIT)) {
            out.println("It did not stop within " + LIMIT.toSeconds() + " s: killing it.");
            ProcessTree.kill(supervisor);
        }
        out.println("Stopped.");
    }
}
