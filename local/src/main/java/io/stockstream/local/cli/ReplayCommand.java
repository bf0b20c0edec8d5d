package io.stockstream.local.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** Compares a replay with its original; runs streams-app with the settings of the system. */
@picocli.CommandLine.Command(
        name = "replay",
        description =
                "compare <topology> <id>: counts the decisions of a replay that are equal, and names the first that are not.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(arity = "3", paramLabel = "compare <topology> <id>")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Administration.run("replay", arguments);
    }
}
