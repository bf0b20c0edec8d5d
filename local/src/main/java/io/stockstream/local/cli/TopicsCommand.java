package io.stockstream.local.cli;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.component.Components;
import io.stockstream.local.component.Site;
import io.stockstream.local.process.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** Compares the topics with {@code topics.yaml}, or makes them so; done by streams-app, with the same settings as it runs. */
@picocli.CommandLine.Command(
        name = "topics",
        description = "diff: names every difference between the broker and topics.yaml. apply: creates and corrects.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "diff|apply")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = new Home();
        Site site = LocalSystem.builder(home.layout().home())
                .fixedPorts()
                .settings(home.settings())
                .site();
        List<String> all = new ArrayList<>(List.of("topics"));
        all.addAll(arguments);
        Command command = new Components(site, Map.of()).topics(all);
        ProcessBuilder builder = new ProcessBuilder(command.line())
                .directory(command.directory().toFile())
                .inheritIO();
        builder.environment().putAll(command.environment());
        return builder.start().waitFor();
    }
}
