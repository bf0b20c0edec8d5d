package io.stockstream.local.cli;

import picocli.CommandLine.Command;

/** The command itself: it only lists what there is. */
@Command(
        name = "stockstream",
        description = "Runs the whole of Stockstream on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            TopicsCommand.class,
            ReplayCommand.class,
            MailCommand.class,
            TrainCommand.class,
            CleanCommand.class,
            SuperviseCommand.class
        })
public final class StockstreamCommand {}
