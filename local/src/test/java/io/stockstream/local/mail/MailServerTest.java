package io.stockstream.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailServerTest {
    private static final String TO = "ann@example.com";

    @TempDir
    private Path folder;

    private MailServer server;
    private Sender sender;

    @BeforeEach
    void start() throws IOException {
        server = new MailServer(0, folder);
        sender = new Sender(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldKeepAMailBeforeItIsAnswered() throws Exception {
        Instant before = Instant.now();

        sender.send("<order:7@stockstream>", TO, "Order 7", "It is on its way.\n.\nBye");

        ReceivedMail mail = only();
        assertThat(mail.receivedAt()).isBetween(before.minus(Duration.ofMillis(1)), Instant.now());
        assertThat(mail.from()).isEqualTo("shop@stockstream.local");
        assertThat(mail.to()).isEqualTo(TO);
        assertThat(mail.subject()).isEqualTo("Order 7");
        assertThat(mail.text().strip()).isEqualToIgnoringNewLines("It is on its way.\n.\nBye");
        assertThat(mail.messageId()).isEqualTo("<order:7@stockstream>");
        assertThat(mail.repeats()).isZero();
    }

    @Test
    void shouldDecodeCyrillic() throws Exception {
        sender.send(
                null, TO, "Заказ 7 обработан, счёт приложен к этому письму отдельным файлом", "Спасибо за покупку!");

        assertThat(only().subject()).isEqualTo("Заказ 7 обработан, счёт приложен к этому письму отдельным файлом");
        assertThat(only().text().strip()).isEqualTo("Спасибо за покупку!");
    }

    @Test
    void shouldShowAddressesOfAllScripts() throws Exception {
        sender.send(null, "jörg@example.com, иван@xn--e1afmkfd.xn--p1ai", "Grüße", "Schöne Grüße, 你好");

        assertThat(only().to()).isEqualTo("jörg@example.com, иван@xn--e1afmkfd.xn--p1ai");
        assertThat(only().subject()).isEqualTo("Grüße");
        assertThat(only().text().strip()).isEqualTo("Schöne Grüße, 你好");
    }

    @Test
    void shouldKeepAMailOnceAndCountItsRepeats() throws Exception {
        sender.send("<one@stockstream>", TO, "first", "");
        sender.send("<one@stockstream>", TO, "again", "");
        sender.send("<one@stockstream>", TO, "again", "");
        sender.send("<two@stockstream>", TO, "other", "");

        assertThat(mails()).extracting(ReceivedMail::subject).containsExactly("first", "other");
        assertThat(mails()).extracting(ReceivedMail::repeats).containsExactly(2, 0);
    }

    @Test
    void shouldKeepOneMailWhenItHasTwoRecipients() throws Exception {
        sender.send(null, TO + ", bob@example.com", "both", "");

        assertThat(only().to()).isEqualTo(TO + ", bob@example.com");
        assertThat(only().repeats()).isZero();
    }

    @Test
    void shouldKnowItsMailsWhenStartedAgain() throws Exception {
        sender.send("<one@stockstream>", TO, "first", "");
        server.close();

        start();
        sender.send("<one@stockstream>", TO, "again", "");

        assertThat(only().subject()).isEqualTo("first");
        assertThat(only().repeats()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAMailWhenItCannotBeWritten() throws Exception {
        Files.delete(folder);

        assertThatThrownBy(() -> sender.send(null, TO, "lost", "")).isInstanceOf(MessagingException.class);

        Files.createDirectory(folder);
        sender.send(null, TO, "found", "");
        assertThat(only().subject()).isEqualTo("found");
    }

    @Test
    void shouldIgnoreWhatIsNoMail() throws Exception {
        Files.writeString(folder.resolve("incoming.tmp"), "half");

        assertThat(mails()).isEmpty();
        assertThat(new MailFolder(folder.resolve("none")).mails()).isEmpty();
    }

    @Test
    void shouldLeaveOneFilePerMail() throws Exception {
        sender.send("<one@stockstream>", TO, "first", "");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .singleElement()
                    .asString()
                    .matches("\\d{8}T\\d{6}\\.\\d{6}Z-[0-9a-f]{32}\\.eml");
        }
    }

    private ReceivedMail only() {
        assertThat(mails()).hasSize(1);
        return mails().getFirst();
    }

    private List<ReceivedMail> mails() {
        return new MailFolder(folder).mails();
    }
}
