package io.stockstream.local.cli;

import io.stockstream.local.PidFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes all data of the system. */
@Command(
        name = "clean",
        description = "Removes .stockstream: all data, logs and passwords.",
        mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = new Home();
        Path folder = home.layout().home();
        if (!Files.exists(folder)) {
            out.println("Nothing to remove.");
            out.flush();
            return 0;
        }
        home.whileDown("data is removed", () -> {
            PidFiles.stopLeftOver(home.layout(), out::println);
            delete(folder);
        });
        out.println("Removed " + folder + ".");
        out.flush();
        return 0;
    }

    /** Removes a folder with all that is in it, if it exists. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
