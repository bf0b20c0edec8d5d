package io.stockstream.local.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Sends mails as an application does. */
public final class Sender {
    private final Session session;

    public Sender(int port) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        // Like the application, with letters of all scripts in front of the @.
        settings.setProperty("mail.mime.allowutf8", "true");
        session = Session.getInstance(settings);
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @param messageId with angle brackets; null for one that Jakarta Mail makes up
     */
    public void send(String messageId, String to, String subject, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                if (messageId == null) {
                    super.updateMessageID();
                } else {
                    setHeader("Message-ID", messageId);
                }
            }
        };
        mail.setFrom("shop@stockstream.local");
        mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        Transport.send(mail);
    }
}
