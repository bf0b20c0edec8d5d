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

    /** Errors that the user can act on are printed as a message; anything else is a defect and gets a stack trace. */
    private static int explain(Exception failed, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failed instanceof LocalSystemException known) {
            command.getErr().println(known.getMessage());
            command.getErr().flush();
            return 1;
        }
        throw failed;
    }
}
