package io.stockstream.local.mail;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes mails to a folder, each Message-ID once.
 *
 * <p>A mail whose Message-ID is known is taken but not kept again; only its repeats are counted. Mail providers do the
 * same with an idempotency key: a sender that does not know whether its first attempt arrived may safely try again. A
 * mail without a Message-ID is always a new one.
 */
final class MailKeeper {
    private final Path folder;
    private final InstantSource clock;
    private final Map<String, MailName> known = new HashMap<>();

    /** Knows what an earlier run has kept in the same folder. */
    MailKeeper(Path folder, InstantSource clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder);
        new MailFolder(folder).names().forEach(name -> known.put(name.key(), name));
    }

    /** When this returns, the mail is on disk. */
    synchronized void keep(MimeMessage mail) throws IOException, MessagingException {
        String key = MailName.key(Optional.ofNullable(mail.getMessageID())
                .orElseGet(() -> UUID.randomUUID().toString()));
        MailName first = known.get(key);
        if (first != null) {
            int repeats = new MailFolder(folder).repeats(first) + 1;
            write(first.repeatsFile(), Integer.toString(repeats).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        MailName name = new MailName(clock.instant(), key);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        write(name.file(), raw.toByteArray());
        known.put(key, name);
    }

    /** Moved in one step, so that no reader sees half of it and a crash leaves none. */
    private void write(String file, byte[] content) throws IOException {
        Path next = folder.resolve("incoming.tmp");
        Files.write(next, content, CREATE, TRUNCATE_EXISTING, WRITE, DSYNC);
        Files.move(next, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}
