package io.stockstream.local.it;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.mail.MailFolder;
import io.stockstream.local.mail.ReceivedMail;
import java.util.List;

/** What the local mail server got. */
final class Mailbox {

    private final MailFolder folder;

    Mailbox(LocalSystem system) {
        this.folder = MailFolder.of(system.site().layout());
    }

    /** Mails to one address. */
    List<ReceivedMail> to(String address) {
        return folder.mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** Addresses that begin so, once for each mail to them. */
    List<String> addresses(String prefix) {
        return folder.mails().stream()
                .map(ReceivedMail::to)
                .filter(address -> address.startsWith(prefix))
                .toList();
    }

    /** How often a mail came in again that was there already. */
    int repeats() {
        return folder.mails().stream().mapToInt(ReceivedMail::repeats).sum();
    }
}
