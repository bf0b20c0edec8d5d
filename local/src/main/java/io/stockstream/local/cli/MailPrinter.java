package io.stockstream.local.cli;

import io.stockstream.local.mail.ReceivedMail;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Mails as text for people and as JSON for programs. */
final class MailPrinter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final String ROW = "%4s  %-20s  %-30s  %7s  %s";

    private MailPrinter() {}

    static void list(List<ReceivedMail> mails, PrintWriter out) {
        if (mails.isEmpty()) {
            out.println("No mail.");
            return;
        }
        out.println(ROW.formatted("N", "TIME", "TO", "REPEATS", "SUBJECT"));
        for (int index = 0; index < mails.size(); index++) {
            ReceivedMail mail = mails.get(index);
            out.println(ROW.formatted(
                    index + 1,
                    mail.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                    line(mail.to()),
                    mail.repeats(),
                    line(mail.subject())));
        }
    }

    static void show(ReceivedMail mail, PrintWriter out) {
        out.println("From: " + line(mail.from()));
        out.println("To: " + line(mail.to()));
        out.println("Subject: " + line(mail.subject()));
        out.println();
        out.println(mail.text().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""));
    }

    static String toJson(List<ReceivedMail> mails) {
        return JSON.writeValueAsString(mails);
    }

    /** A header may hold anything once it is decoded, also what a terminal would act on. */
    private static String line(String header) {
        return header.replaceAll("\\p{Cntrl}", " ");
    }
}
