package io.stockstream.local;

import io.stockstream.local.cli.StockstreamCommand;
import picocli.CommandLine;

/** Entry of the launcher script {@code ./stockstream}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new StockstreamCommand())
                .setExecutionExceptionHandler(Main::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(command.execute(arguments));
    }

    /** What the user can act on is told in its own words; anything else is a defect and shows where. */
    private static int explain(Exception failed, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failed instanceof LocalSystemException known) {
            command.getErr().println(known.getMessage());
            command.getErr().flush();
            return 1;
        }
        throw failed;
    }
}
