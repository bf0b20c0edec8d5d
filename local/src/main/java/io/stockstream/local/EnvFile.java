package io.stockstream.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code .env} file, read as docker-compose does: comments, {@code export}, single and double quotes.
 */
final class EnvFile {
    private static final Pattern ENTRY = Pattern.compile(
            "(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^#]*?|[^\\s#]\\S*)(?:\\s+#.*)?");

    private static final Pattern NAME = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=");

    private EnvFile() {}

    static Map<String, String> parse(String name, List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                throw new LocalSystemException(malformed(name, index + 1, line));
            }
            values.put(entry.group(1), unquoted(entry.group(2)));
        }
        return values;
    }

    /** The message omits the value: it may be a password. */
    private static String malformed(String file, int number, String line) {
        Matcher begun = NAME.matcher(line);
        String what = begun.lookingAt() ? " (" + begun.group(1) + ")" : "";
        return "%s line %d%s is not NAME=value: correct it. A value with spaces, quotes or # goes in quotes of the other kind."
                .formatted(file, number, what);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value.strip();
    }
}
