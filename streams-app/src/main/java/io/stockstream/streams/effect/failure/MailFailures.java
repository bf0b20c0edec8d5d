package io.stockstream.streams.effect.failure;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Sorts what mail servers answer by the code of the reply: 4xx passes, 5xx does not. */
final class MailFailures {

    /** The mailbox is full: a 5xx that passes. */
    private static final int FULL = 552;

    private static final int FOR_GOOD = 500;

    private MailFailures() {}

    /** The kind; empty when a cause may say more. */
    static Optional<FailureKind> kind(MessagingException error) {
        return switch (error) {
            case SMTPAddressFailedException address ->
                Optional.of(isForGood(address.getReturnCode()) ? FailureKind.OWN : FailureKind.PASSING);
            // The sender is a setting, and so is the login.
            case SMTPSenderFailedException sender ->
                Optional.of(isForGood(sender.getReturnCode()) ? FailureKind.UNFORESEEN : FailureKind.PASSING);
            case AuthenticationFailedException login -> Optional.of(FailureKind.UNFORESEEN);
            // What was refused is in the next, which is the cause as well.
            case SendFailedException all when all.getNextException() != null -> Optional.empty();
            case SMTPSendFailedException mail ->
                Optional.of(isForGood(mail.getReturnCode()) ? FailureKind.OWN : FailureKind.PASSING);
            default -> error.getNextException() == null ? Optional.of(FailureKind.PASSING) : Optional.empty();
        };
    }

    private static boolean isForGood(int code) {
        return code >= FOR_GOOD && code != FULL;
    }
}
