package io.stockstream.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/**
 * Compares the topics with {@code topics.yaml}, or makes them so; done by streams-app, with the same settings as it
 * runs.
 */
@picocli.CommandLine.Command(
        name = "topics",
        description = "diff: names every difference between the broker and topics.yaml. apply: creates and corrects.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "diff|apply")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Administration.run("topics", arguments);
    }
}
