package io.stockstream.task.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves.
 *
 * @param host mail server; empty where no mail can be sent
 * @param port its port for submission
 * @param user login; empty for none
 * @param password of the user
 * @param starttls whether the connection must be encrypted; without, nothing is sent to a server that does not offer it
 * @param from sender of every mail, as {@code name <address>} or only the address
 */
@ConfigurationProperties("stockstream.mail")
public record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("true") boolean starttls,
        @DefaultValue("Stockstream <stockstream@localhost>") String from) {

    public MailProperties {
        try {
            new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("MAIL_FROM must be an address such as Shop <shop@example.com>", e);
        }
    }

    /** The password is not for logs. */
    @Override
    public String toString() {
        return "MailProperties[host=%s, port=%d, starttls=%s]".formatted(host, port, starttls);
    }
}
