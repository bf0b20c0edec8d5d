package io.stockstream.streams.effect.task;

import java.util.regex.Pattern;

/** Errors as people may see them: what happened, with its causes, and without the addresses that mail servers like to repeat. */
final class ErrorText {

    private static final int LONGEST = 1_000;
    private static final int MOST_CAUSES = 10;
    private static final Pattern ADDRESS =
            Pattern.compile("(\"[^\"]{0,64}\"|[^\\s<>\"(),:;\\[\\]]{1,320})@[^\\s<>\"(),:;]{1,255}");

    private ErrorText() {}

    static String of(Throwable error) {
        StringBuilder text = new StringBuilder();
        Throwable cause = error;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            // Many exceptions repeat their cause's message.
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
            cause = cause.getCause();
        }
        return clean(text.toString());
    }

    /** A text that a handler means for people. */
    static String clean(String text) {
        return cut(ADDRESS.matcher(text).replaceAll("[address]").strip());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
