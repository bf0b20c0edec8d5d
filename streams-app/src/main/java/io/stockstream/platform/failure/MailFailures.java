package io.stockstream.platform.failure;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Classifies mail servers' answers by reply code: 4xx is transient, 5xx is not. */
final class MailFailures {

    /** The mailbox is full: a 5xx that is transient all the same. */
    private static final int FULL = 552;

    private static final int FOR_GOOD = 500;

    private MailFailures() {}

    /** The kind; empty when a cause may be more specific. */
    static Optional<FailureKind> kind(MessagingException error) {
        return switch (error) {
            case SMTPAddressFailedException address ->
                Optional.of(isForGood(address.getReturnCode()) ? FailureKind.OWN : FailureKind.PASSING);
            // Sender and login are settings, so a refusal is not the task's fault.
            case SMTPSenderFailedException sender ->
                Optional.of(isForGood(sender.getReturnCode()) ? FailureKind.UNFORESEEN : FailureKind.PASSING);
            case AuthenticationFailedException login -> Optional.of(FailureKind.UNFORESEEN);
            // The refusal itself is in the next exception, which is the cause as well.
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
