package io.stockstream.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.Optional;

/** Finds the text in a mail, which may have alternatives and attachments. */
final class MailText {
    private MailText() {}

    /** Plain text wins over other text, wherever it stands. */
    static Optional<String> of(Part mail) throws IOException, MessagingException {
        Optional<String> plain = first(mail, "text/plain");
        return plain.isPresent() ? plain : first(mail, "text/*");
    }

    private static Optional<String> first(Part part, String type) throws IOException, MessagingException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        Object content = part.isMimeType(type) || part.isMimeType("multipart/*") ? part.getContent() : null;
        if (content instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                Optional<String> found = first(parts.getBodyPart(index), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return content instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
