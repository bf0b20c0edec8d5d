package io.stockstream.task.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Encodes the header Subject so that readers display it exactly. */
final class Subject {

    private static final String HEADER = "Subject: ";

    /** This many bytes are 60 characters in Base64; an encoded word has at most 75. */
    private static final int MOST_BYTES = 45;

    private Subject() {}

    /**
     * The value of the header. A subject that looks like an encoded word is encoded as a whole (RFC 2047, section 7);
     * otherwise readers would decode the name of an order.
     */
    static String encoded(String text) {
        // A line break would start another header.
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
        if (line.contains("=?")) {
            return words(line);
        }
        try {
            return MimeUtility.fold(HEADER.length(), MimeUtility.encodeText(line, StandardCharsets.UTF_8.name(), null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
    }

    /** Each word holds whole characters, as section 5 requires. */
    private static String words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        line.codePoints().forEach(c -> {
            String sign = Character.toString(c);
            if (bytes(word.toString() + sign).length > MOST_BYTES) {
                words.add(word(word));
                word.setLength(0);
            }
            word.append(sign);
        });
        words.add(word(word));
        return String.join("\r\n ", words);
    }

    private static String word(CharSequence text) {
        return "=?UTF-8?B?%s?=".formatted(Base64.getEncoder().encodeToString(bytes(text.toString())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
