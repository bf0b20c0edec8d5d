package io.stockstream.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** Compares contents entry by entry: what the disturbed run has with what the undisturbed one has. */
final class ContentComparison {

    private static final String ROW = "%-44s %12s %12s %12s %12s%n";

    private static final int SHOWN = 10;

    private final Map<String, Counts> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    private static final class Counts {
        private long equal;
        private long different;
        private long lacking;
        private long more;

        long differences() {
            return different + lacking + more;
        }
    }

    /**
     * Compares a part of something.
     *
     * @param what names it in the table, where its parts are added up
     * @param where names the part, for people
     */
    void compare(String what, String where, Map<Bytes, byte[]> disturbed, Map<Bytes, byte[]> undisturbed) {
        Counts of = counts.computeIfAbsent(what, first -> new Counts());
        Map<Bytes, byte[]> rest = new HashMap<>(undisturbed);
        disturbed.forEach((key, value) -> {
            byte[] other = rest.remove(key);
            if (other == null) {
                of.more++;
                differ(of, "%s, %s, key %s: not in the undisturbed run", what, where, key);
            } else if (Arrays.equals(value, other)) {
                of.equal++;
            } else {
                of.different++;
                differ(of, "%s, %s, key %s: another value", what, where, key);
            }
        });
        for (Bytes key : rest.keySet()) {
            of.lacking++;
            differ(of, "%s, %s, key %s: only in the undisturbed run", what, where, key);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency of its own.
    private void differ(Counts of, String text, Object... parts) {
        if (of.differences() <= SHOWN) {
            differences.add(text.formatted(parts));
        }
    }

    /** Entries that are not the same. */
    long differing() {
        return counts.values().stream().mapToLong(Counts::differences).sum();
    }

    /** Entries that are the same. */
    long equal() {
        return counts.values().stream().mapToLong(of -> of.equal).sum();
    }

    /** The table that people read, and the first differences of each row of it. */
    void print() {
        System.out.printf(ROW, "entries of", "equal", "different", "lacking", "too many");
        counts.forEach((what, of) -> System.out.printf(
                ROW, what, number(of.equal), number(of.different), number(of.lacking), number(of.more)));
        differences.forEach(System.out::println);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
