package io.stockstream.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code wait} preference of RFC 7240: how long a client wants to wait for the final answer of a command. */
public final class Preference {

    /** The header. */
    public static final String NAME = "Prefer";

    private static final int MAX_SECONDS = 30;
    private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,2})\"?");

    private Preference() {}

    /**
     * Reads the wait from the {@code Prefer} headers. Other preferences are ignored, as the RFC wants; a wait that is
     * not from 1 to 30 is an error, because ignoring it would surprise.
     *
     * @param headers the values of all {@code Prefer} headers; {@code null} when there is none
     */
    public static Optional<Duration> waitTime(List<String> headers) {
        if (headers == null) {
            return Optional.empty();
        }
        return headers.stream()
                .flatMap(header -> List.of(header.split("[,;]", -1)).stream())
                .map(String::strip)
                .filter(preference -> preference.toLowerCase(Locale.ROOT).matches("wait\\s*(=.*)?"))
                .findFirst()
                .map(Preference::seconds);
    }

    /** The value of {@code Preference-Applied}. */
    public static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }

    private static Duration seconds(String preference) {
        Matcher matcher = SECONDS.matcher(
                preference.substring(preference.indexOf('=') + 1).strip());
        int seconds = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw ApiException.invalid(
                    NAME, preference, "must be wait=N with N whole seconds from 1 to " + MAX_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }
}
