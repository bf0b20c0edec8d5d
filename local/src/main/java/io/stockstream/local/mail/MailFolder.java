package io.stockstream.local.mail;

import io.stockstream.local.Layout;
import io.stockstream.local.LocalSystemException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The mails that the local mail server has taken; readable whether it runs or not. */
public final class MailFolder {
    public static final String COMPONENT = "mail";

    private final Path folder;

    public MailFolder(Path folder) {
        this.folder = folder;
    }

    public static MailFolder of(Layout layout) {
        return new MailFolder(layout.data(COMPONENT));
    }

    /** All of them, newest last. */
    public List<ReceivedMail> mails() {
        try {
            List<ReceivedMail> mails = new ArrayList<>();
            for (MailName name : names()) {
                mails.add(read(name));
            }
            return List.copyOf(mails);
        } catch (IOException | MessagingException failed) {
            throw new LocalSystemException("Cannot read the mails in " + folder + ": " + failed.getMessage(), failed);
        }
    }

    List<MailName> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .flatMap(file -> MailName.parse(file).stream())
                    .toList();
        }
    }

    int repeats(MailName name) throws IOException {
        Path count = folder.resolve(name.repeatsFile());
        return Files.exists(count) ? Integer.parseInt(Files.readString(count).strip()) : 0;
    }

    /** Headers hold UTF-8 as it is where an address has letters of other scripts (RFC 6532). */
    private static Session session() {
        Properties settings = new Properties();
        settings.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(settings);
    }

    private ReceivedMail read(MailName name) throws IOException, MessagingException {
        try (InputStream raw = Files.newInputStream(folder.resolve(name.file()))) {
            MimeMessage mail = new MimeMessage(session(), raw);
            return new ReceivedMail(
                    name.receivedAt(),
                    header(mail, "From"),
                    header(mail, "To"),
                    header(mail, "Subject"),
                    MailText.of(mail).orElse(""),
                    mail.getMessageID(),
                    repeats(name));
        }
    }

    /** Not as parsed addresses: a header that is none must not hide the mail. */
    private static String header(MimeMessage mail, String name) throws IOException, MessagingException {
        Optional<String> value = Optional.ofNullable(mail.getHeader(name, ", "));
        return value.isEmpty() ? "" : MimeUtility.decodeText(MimeUtility.unfold(value.get()));
    }
}
