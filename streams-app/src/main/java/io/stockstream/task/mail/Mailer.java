package io.stockstream.task.mail;

import io.stockstream.mail.MailAddress;
import io.stockstream.platform.failure.FailureKind;
import io.stockstream.platform.failure.Failures;
import io.stockstream.task.handler.PermanentTaskException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Hands mails to the mail server, each over a connection of its own: they are few, and a server may close one that is
 * idle.
 */
class Mailer {

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int ANSWER_TIMEOUT_MS = 10_000;

    private final MailProperties properties;
    private final Session session;

    Mailer(MailProperties properties) {
        this.properties = properties;
        this.session = Session.getInstance(smtp(properties), login(properties));
    }

    /**
     * Sends a mail.
     *
     * @throws PermanentTaskException when the address can never be reached, or the server will never take this mail
     * @throws MessagingException when the server could not be reached or did not take it now
     */
    void send(Mail mail) throws PermanentTaskException, MessagingException {
        if (properties.host().isBlank()) {
            throw new MessagingException("No mail can be sent: set SMTP_HOST to the name of a mail server");
        }
        MimeMessage message = message(mail);
        try {
            Transport.send(message);
        } catch (MessagingException e) {
            if (Failures.kind(e) == FailureKind.OWN) {
                // Without the cause: it repeats the address.
                throw new PermanentTaskException(refusal(e));
            }
            throw e;
        }
    }

    private MimeMessage message(Mail mail) throws PermanentTaskException, MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId());
            }
        };
        message.setFrom(new InternetAddress(properties.from(), true));
        message.setRecipient(Message.RecipientType.TO, address(mail.to()));
        message.setHeader("Subject", Subject.encoded(mail.subject()));
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Exactly one address: a valid address has no comma outside quotes and no line break. */
    private static InternetAddress address(String text) throws PermanentTaskException {
        try {
            return new InternetAddress(MailAddress.ascii(text), true);
        } catch (AddressException | IllegalArgumentException e) {
            // Without the cause: it repeats the address.
            throw new PermanentTaskException("The address is not an e-mail address");
        }
    }

    private static String refusal(MessagingException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return "The mail server refused the address for good (%d)".formatted(address.getReturnCode());
            }
            if (cause instanceof SMTPSendFailedException mail && mail.getNextException() == null) {
                return "The mail server refused the mail for good (%d)".formatted(mail.getReturnCode());
            }
        }
        return "The mail server refused the mail for good";
    }

    private static Properties smtp(MailProperties properties) {
        Properties smtp = new Properties();
        smtp.put("mail.transport.protocol", "smtp");
        smtp.put("mail.smtp.host", properties.host());
        smtp.put("mail.smtp.port", Integer.toString(properties.port()));
        smtp.put("mail.smtp.connectiontimeout", Integer.toString(CONNECT_TIMEOUT_MS));
        smtp.put("mail.smtp.timeout", Integer.toString(ANSWER_TIMEOUT_MS));
        smtp.put("mail.smtp.writetimeout", Integer.toString(ANSWER_TIMEOUT_MS));
        smtp.put("mail.smtp.quitwait", "false");
        smtp.put("mail.smtp.auth", Boolean.toString(!properties.user().isBlank()));
        smtp.put("mail.smtp.starttls.enable", Boolean.toString(properties.starttls()));
        smtp.put("mail.smtp.starttls.required", Boolean.toString(properties.starttls()));
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        // Names before the @ may have other letters than those of ASCII.
        smtp.put("mail.mime.allowutf8", "true");
        return smtp;
    }

    private static Authenticator login(MailProperties properties) {
        return properties.user().isBlank()
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(properties.user(), properties.password());
                    }
                };
    }
}
