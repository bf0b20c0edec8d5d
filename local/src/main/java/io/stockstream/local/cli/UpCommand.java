package io.stockstream.local.cli;

import io.stockstream.local.Preflight;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the system. */
@Command(name = "up", description = "Starts the system; Ctrl-C stops it.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Option(
            names = {"-d", "--detach"},
            description = "Return when everything is ready; the system keeps running.")
    private boolean detach;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = new Home();
        Preflight.check(home.layout().home());
        Optional<ProcessHandle> running = home.supervisor();
        if (running.isPresent()) {
            out.println("Stockstream is already up (pid " + running.get().pid() + ", " + home.phase() + ").");
            out.flush();
            return 0;
        }
        return detach ? new Detached(home, out).up() : new Supervisor(home, out).run();
    }
}
