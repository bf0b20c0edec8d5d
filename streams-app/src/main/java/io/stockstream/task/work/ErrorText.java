package io.stockstream.task.work;

import java.util.regex.Pattern;

/**
 * Error text that is safe to show and that every store, record and log line accepts: what happened, with its causes, on
 * one line, without invisible characters and without the addresses that mail servers like to repeat.
 */
final class ErrorText {

    private static final int LONGEST = 1_000;
    private static final int MOST_CAUSES = 10;
    private static final Pattern ADDRESS =
            Pattern.compile("(\"[^\"]{0,64}\"|[^\\s<>\"(),:;\\[\\]]{1,320})@[^\\s<>\"(),:;]{1,255}");

    /**
     * Control characters, among them NUL, which PostgreSQL accepts in no text; characters that change the direction of
     * writing; unpaired surrogates.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

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
        // Cut first, so that the patterns do not scan megabytes; cut again, because the replacement of an address may
        // be longer.
        String line = INVISIBLE.matcher(cut(text, 2 * LONGEST)).replaceAll(" ");
        return cut(ADDRESS.matcher(line).replaceAll("[address]").strip(), LONGEST);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
