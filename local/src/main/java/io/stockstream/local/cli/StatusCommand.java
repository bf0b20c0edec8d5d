package io.stockstream.local.cli;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.LogTail;
import io.stockstream.local.PidFiles;
import io.stockstream.local.StateFile;
import io.stockstream.local.SystemStatus;
import io.stockstream.local.SystemStatus.ComponentStatus;
import io.stockstream.local.component.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the state of the components. */
@Command(
        name = "status",
        description =
                "Shows the state of the components; exit code 0 if all are ready, every topology works, changes flow.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int LINES = 10;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = new Home();
        SystemStatus status = current(home);
        Optional<Site> site = status.phase().equals("ready")
                ? Optional.of(LocalSystem.builder(home.layout().home())
                        .fixedPorts()
                        .settings(home.settings())
                        .site())
                : Optional.empty();
        Optional<ChangeDataCapture> capture = site.flatMap(ChangeDataCapture::ask);
        DownTopologies down = site.map(DownTopologies::ask).orElse(DownTopologies.NONE);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(StateFile.toJson(status, capture.map(ChangeDataCapture::facts), down.facts()));
        } else {
            print(status, out);
            down.print(out);
            capture.ifPresent(known -> known.print(out));
            PidFiles.leftOver(home.layout()).stream()
                    .filter(name -> status.phase().equals("down"))
                    .forEach(name -> out.println("Left over from a crash: " + name + ". The next up or down ends it."));
        }
        out.flush();
        return status.allGood()
                        && down.isEmpty()
                        && capture.map(ChangeDataCapture::good).orElse(false)
                ? 0
                : 1;
    }

    /** Without a supervisor the file on disk is history: nothing watches whatever may still run. */
    private static SystemStatus current(Home home) throws IOException {
        SystemStatus stored = home.status().orElse(new SystemStatus("down", List.of()));
        boolean supervised = home.supervisor().isPresent();
        List<ComponentStatus> components = stored.components().stream()
                .map(component -> supervised ? component : component.stopped())
                .map(component ->
                        component.withLog(LogTail.last(LINES, home.layout().log(component.name()))))
                .toList();
        return new SystemStatus(phase(supervised, stored), components);
    }

    /** The system was ready once, but is not while a component restarts. */
    private static String phase(boolean supervised, SystemStatus stored) {
        if (!supervised) {
            return "down";
        }
        boolean broken = stored.phase().equals("ready") && !stored.allGood();
        return broken ? "degraded" : stored.phase();
    }

    private static void print(SystemStatus status, PrintWriter out) {
        out.println("Stockstream is " + status.phase() + ".");
        if (!status.components().isEmpty()) {
            out.println("%-14s %-11s %8s %6s %9s".formatted("COMPONENT", "STATE", "PID", "PORT", "RESTARTS"));
        }
        for (ComponentStatus component : status.components()) {
            out.println("%-14s %-11s %8s %6s %9d"
                    .formatted(
                            component.name(),
                            component.state(),
                            Objects.requireNonNullElse(component.pid(), "-"),
                            Objects.requireNonNullElse(component.port(), "-"),
                            component.restarts()));
        }
        if (!status.phase().equals("down")) {
            status.components().stream()
                    .filter(component -> !component.good() || component.restarts() > 0)
                    .forEach(component -> printLog(component, out));
        }
    }

    private static void printLog(ComponentStatus component, PrintWriter out) {
        out.println();
        out.println("Last lines of " + component.name() + ":");
        component.lastLog().forEach(line -> out.println("  | " + line));
    }
}
