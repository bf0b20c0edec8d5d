package io.stockstream.local.cli;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.LogTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the ends of logs. */
@Command(
        name = "logs",
        description = "Shows the last lines of one component's log, or of all.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(300);
    private static final String SUFFIX = ".log";

    @Parameters(arity = "0..1", paramLabel = "COMPONENT", description = "All components when left out.")
    private String component;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep showing new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            description = "How many lines (default ${DEFAULT-VALUE}).")
    private int lines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> logs = logs(new Home());
        List<LogFollower> followers = new ArrayList<>();
        for (Path log : logs) {
            followers.add(new LogFollower(log, out).skipToEnd());
            if (logs.size() > 1) {
                out.println("==> " + log.getFileName() + " <==");
            }
            LogTail.last(lines, log).forEach(out::println);
        }
        out.flush();
        while (follow) {
            for (LogFollower follower : followers) {
                follower.copyNew();
            }
            Thread.sleep(POLL);
        }
        return 0;
    }

    private List<Path> logs(Home home) throws IOException {
        List<Path> all = new ArrayList<>();
        Path folder = home.layout().log("any").getParent();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                files.forEach(all::add);
            }
        }
        all.sort(null);
        if (component == null) {
            return all;
        }
        Path chosen = home.layout().log(component);
        if (!all.contains(chosen)) {
            throw new LocalSystemException("There is no log of " + component + "; there are logs of " + names(all));
        }
        return List.of(chosen);
    }

    private static List<String> names(List<Path> logs) {
        return logs.stream()
                .map(log -> log.getFileName().toString())
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }
}
