package io.stockstream.local.cli;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.mail.MailFolder;
import io.stockstream.local.mail.ReceivedMail;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the mails that the local mail server received, whether the system runs or not. */
@Command(
        name = "mail",
        description = "Lists the mails that the system has sent, newest last; mail show N prints one.",
        mixinStandardHelpOptions = true)
final class MailCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ReceivedMail> mails = MailFolder.of(new Home().layout()).mails();
        if (json) {
            out.println(MailPrinter.toJson(mails));
        } else {
            MailPrinter.list(mails, out);
        }
        out.flush();
        return 0;
    }

    @Command(name = "show", description = "Prints one mail, decoded.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "N", description = "Its number in the list.") int number) {
        PrintWriter out = spec.commandLine().getOut();
        List<ReceivedMail> mails = MailFolder.of(new Home().layout()).mails();
        if (number < 1 || number > mails.size()) {
            throw new LocalSystemException("There is no mail " + number + "; there are " + mails.size() + ".");
        }
        MailPrinter.show(mails.get(number - 1), out);
        out.flush();
        return 0;
    }
}
