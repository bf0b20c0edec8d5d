package io.stockstream.bench;

import picocli.CommandLine;

/** Where the servers of a run are. */
final class Servers {

    @CommandLine.Option(names = "--bootstrap", required = true)
    String bootstrap;

    @CommandLine.Option(names = "--registry", required = true)
    String registry;

    @CommandLine.Option(names = "--commit-interval", defaultValue = "100")
    int commitIntervalMillis;

    @CommandLine.Option(names = "--movements", required = true)
    int movements;
}
