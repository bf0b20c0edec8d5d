package io.stockstream.bench;

import picocli.CommandLine;

/**
 * Entry point: {@code stock}, {@code restore}, {@code kill}, {@code sizes}, {@code catalogue}, {@code orders},
 * {@code tasks} and {@code reports} run the benchmarks; the other commands are the processes that it starts.
 */
@CommandLine.Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            StockBench.class,
            RestoreBench.class,
            KillBench.class,
            SizesBench.class,
            CatalogueBench.class,
            OrdersBench.class,
            TasksBench.class,
            ReportsBench.class,
            LoopContender.class,
            TopologyContender.class
        })
public final class Main {

    /** Runs one command and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
