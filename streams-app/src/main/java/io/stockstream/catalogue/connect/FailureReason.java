package io.stockstream.catalogue.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a task failed, in one line.
 *
 * @param text the deepest cause with a message
 * @param subject the registry's subject, when it refused a schema as incompatible
 */
record FailureReason(String text, Optional<String> subject) {

    private static final int LONGEST = 400;
    private static final String CAUSED_BY = "Caused by: ";
    private static final Pattern HEAD = Pattern.compile("(?<name>[\\w.$]+)(?:: (?<message>.*))?");
    private static final Pattern INCOMPATIBLE = Pattern.compile("Incompatible artifact: (?<subject>\\S+)");
    private static final Pattern COUNT_OF_DIFFERENCES =
            Pattern.compile("num of incompatible diffs: \\{\\d+}, list of diff types: \\[(?<list>.*)]$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** One exception of the chain. */
    private record Cause(String name, String message) {

        static Cause of(String head) {
            Matcher parts = HEAD.matcher(head);
            if (!parts.matches()) {
                return new Cause("", head);
            }
            String message = parts.group("message");
            return new Cause(parts.group("name"), message == null || message.equals("null") ? "" : message);
        }

        /** Such as "Connection refused": true, and of no use without the exception around it. */
        boolean isOfTheJdk() {
            return name.startsWith("java");
        }

        @Override
        public String toString() {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            return simple.isEmpty() || message.isEmpty() ? simple + message : simple + ": " + message;
        }
    }

    /** Reads a stack trace as Connect hands it out. */
    static FailureReason of(String trace) {
        List<Cause> causes = causes(trace);
        List<Cause> telling =
                causes.stream().filter(cause -> !cause.message().isEmpty()).toList();
        if (telling.isEmpty()) {
            return new FailureReason(
                    causes.isEmpty() ? "no reason given" : causes.getLast().toString(), Optional.empty());
        }
        Cause deepest = telling.getLast();
        String text = deepest.isOfTheJdk() && telling.size() > 1
                ? telling.get(telling.size() - 2) + "; " + deepest
                : deepest.toString();
        Matcher incompatible = INCOMPATIBLE.matcher(text);
        return new FailureReason(
                shortened(text), incompatible.find() ? Optional.of(incompatible.group("subject")) : Optional.empty());
    }

    /** Whether both describe the same failure: positions and counts may differ. */
    boolean isSameAs(FailureReason other) {
        return NUMBER.matcher(text)
                .replaceAll("#")
                .equals(NUMBER.matcher(other.text).replaceAll("#"));
    }

    /** The heads of the chain; a message of several lines is joined into one. */
    private static List<Cause> causes(String trace) {
        List<Cause> causes = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (String line : trace.lines().toList()) {
            boolean frame = line.startsWith("\t") || line.startsWith("    at ");
            if (frame || line.startsWith(CAUSED_BY)) {
                flush(head, causes);
            }
            if (!frame) {
                String part = line.startsWith(CAUSED_BY) ? line.substring(CAUSED_BY.length()) : line;
                head.append(head.isEmpty() ? "" : " ").append(part.strip());
            }
        }
        flush(head, causes);
        return causes;
    }

    private static void flush(StringBuilder head, List<Cause> causes) {
        if (!head.isEmpty()) {
            causes.add(Cause.of(head.toString()));
            head.setLength(0);
        }
    }

    private static String shortened(String text) {
        String plain = COUNT_OF_DIFFERENCES.matcher(text).replaceAll("… ${list}");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
