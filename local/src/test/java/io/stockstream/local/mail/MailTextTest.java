package io.stockstream.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MailTextTest {
    @Test
    void shouldPreferPlainTextWhenThereAreAlternatives() throws Exception {
        MimeMessage mail = mail(text("<p>web</p>", "html"), text("plain", "plain"));

        assertThat(MailText.of(mail)).hasValue("plain");
    }

    @Test
    void shouldTakeOtherTextWhenThereIsNoPlainOne() throws Exception {
        assertThat(MailText.of(mail(text("<p>web</p>", "html")))).hasValue("<p>web</p>");
    }

    @Test
    void shouldSkipAttachments() throws Exception {
        MimeBodyPart file = text("a,b", "plain");
        file.setDisposition(MimeBodyPart.ATTACHMENT);

        assertThat(MailText.of(mail(file))).isEmpty();
        assertThat(MailText.of(mail(file, text("body", "plain")))).hasValue("body");
    }

    private static MimeBodyPart text(String content, String subtype) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        return part;
    }

    private static MimeMessage mail(MimeBodyPart... parts) throws Exception {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setContent(new MimeMultipart(parts));
        mail.saveChanges();
        return mail;
    }
}
