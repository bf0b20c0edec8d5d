package io.stockstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.mail.ReceivedMail;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class MailPrinterTest {
    private static final ReceivedMail MAIL = new ReceivedMail(
            Instant.parse("2026-11-21T10:15:30.123456Z"),
            "shop@stockstream.local",
            "ann@example.com",
            "Заказ\u001b[2J 7",
            "Спасибо!\r\nTabs\tstay.\u0007",
            "<order:7@stockstream>",
            2);

    @Test
    void shouldListOneMailPerLine() {
        assertThat(printed(out -> MailPrinter.list(List.of(MAIL, MAIL), out)))
                .containsExactly(
                        "   N  TIME                  TO                              REPEATS  SUBJECT",
                        "   1  2026-11-21T10:15:30Z  ann@example.com                       2  Заказ [2J 7",
                        "   2  2026-11-21T10:15:30Z  ann@example.com                       2  Заказ [2J 7");
        assertThat(printed(out -> MailPrinter.list(List.of(), out))).containsExactly("No mail.");
    }

    @Test
    void shouldShowHeadersAndText() {
        assertThat(printed(out -> MailPrinter.show(MAIL, out)))
                .containsExactly(
                        "From: shop@stockstream.local",
                        "To: ann@example.com",
                        "Subject: Заказ [2J 7",
                        "",
                        "Спасибо!",
                        "Tabs\tstay.");
    }

    @Test
    void shouldNameFieldsAsOtherJsonDoes() {
        assertThat(MailPrinter.toJson(List.of(MAIL)))
                .contains("\"received_at\" : \"2026-11-21T10:15:30.123456Z\"")
                .contains("\"message_id\" : \"<order:7@stockstream>\"")
                .contains("\"repeats\" : 2");
    }

    private static List<String> printed(Consumer<PrintWriter> action) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        action.accept(out);
        out.flush();
        return text.toString().lines().toList();
    }
}
