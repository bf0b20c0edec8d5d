package io.stockstream.local.cli;

import io.stockstream.local.Layout;
import io.stockstream.local.LocalSystem;
import io.stockstream.local.PidFiles;
import io.stockstream.local.Settings;
import io.stockstream.local.training.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Lets the JVMs learn from a short life of the system, on data of its own, free ports and without the user's settings
 * except JVM options: no mail leaves it.
 */
@Command(
        name = "train",
        description =
                "Runs the system under load for a minute, on data of its own, so that every later start is faster.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = new Home();
        PrintWriter out = spec.commandLine().getOut();
        Settings options = javaOptions(home.settings());
        home.whileDown("it trains", () -> train(home.layout().home().resolve("training"), options, out));
        return 0;
    }

    /** The only settings that a cache depends on. */
    private static Settings javaOptions(Settings all) {
        return new Settings(all.values().entrySet().stream()
                .filter(setting -> setting.getKey().endsWith("_JAVA_OPTS"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static void train(Path folder, Settings options, PrintWriter out) throws IOException {
        PidFiles.stopLeftOver(new Layout(folder), text -> line(text, out));
        CleanCommand.delete(folder);
        LocalSystem system = LocalSystem.builder(folder)
                .settings(options)
                .training()
                .progress(text -> line(text, out))
                .build();
        Thread stop = new Thread(system::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            system.start();
            line("Ordering for a minute …", out);
            int orders = new Training(system.apiUrl()).run();
            line(orders + " orders. Stopping, and writing what was learnt …", out);
        } finally {
            system.close();
            Runtime.getRuntime().removeShutdownHook(stop);
            CleanCommand.delete(folder);
        }
        line("Done: later starts begin with it, until a jar or the JDK changes.", out);
    }

    private static void line(String text, PrintWriter out) {
        out.println(text);
        out.flush();
    }
}
