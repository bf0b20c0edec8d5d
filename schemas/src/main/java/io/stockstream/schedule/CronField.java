package io.stockstream.schedule;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a cron expression.
 *
 * @param values the numbers that match
 * @param star whether it begins with {@code *}: then it does not restrict the day, and does not name a time of the day
 */
record CronField(BitSet values, boolean star) {

    private static final Pattern ITEM = Pattern.compile("(\\*|(\\w{1,3})(?:-(\\w{1,3}))?)(?:/(\\d{1,2}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** The fields, in their order. */
    enum Kind {
        /** Of the hour. */
        MINUTE("minute", 0, 59, ""),
        /** Of the day. */
        HOUR("hour", 0, 23, ""),
        /** From 1. */
        DAY_OF_MONTH("day of month", 1, 31, ""),
        /** From 1. */
        MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
        /** From Sunday, which is 0 and 7. */
        DAY_OF_WEEK("day of week", 0, 7, "SUN MON TUE WED THU FRI SAT");

        private final String title;
        private final int first;
        private final int last;
        private final String names;

        Kind(String title, int first, int last, String names) {
            this.title = title;
            this.first = first;
            this.last = last;
            this.names = names;
        }
    }

    /**
     * Reads a field.
     *
     * @throws IllegalArgumentException naming the field, the error and a valid form
     */
    static CronField parse(Kind kind, String text) {
        BitSet values = new BitSet();
        for (String item : text.split(",", -1)) {
            add(kind, item, values);
        }
        if (kind == Kind.DAY_OF_WEEK && values.get(7)) {
            values.clear(7);
            values.set(0);
        }
        return new CronField(values, text.startsWith("*"));
    }

    /** Whether the number matches. */
    boolean has(int number) {
        return values.get(number);
    }

    private static void add(Kind kind, String item, BitSet values) {
        Matcher matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            throw wrong(
                    kind,
                    item,
                    "must be *, a number, a range such as 2-30, a step such as */5 or 2-30/2, or a list of them");
        }
        boolean all = matcher.group(2) == null;
        boolean range = all || matcher.group(3) != null;
        int from = all ? kind.first : number(kind, item, matcher.group(2));
        int to = all ? kind.last : range ? number(kind, item, matcher.group(3)) : from;
        if (kind == Kind.DAY_OF_WEEK && !all && range && to == 0 && from > 0) {
            to = 7;
        }
        if (to < from) {
            throw wrong(kind, item, "ends before it begins; write it as two ranges, as in 22-23,0-5");
        }
        int step = 1;
        if (matcher.group(4) != null) {
            step = Integer.parseInt(matcher.group(4));
            if (!range) {
                throw wrong(
                        kind,
                        item,
                        "has a step without a range, such as %s-%d/%d".formatted(matcher.group(2), kind.last, step));
            }
            if (step < 1 || step > kind.last) {
                throw wrong(kind, item, "must have a step of 1 to %d".formatted(kind.last));
            }
        }
        for (int number = from; number <= to; number += step) {
            values.set(number);
        }
    }

    private static int number(Kind kind, String item, String text) {
        int named = text.length() == 3 ? kind.names.indexOf(text) : -1;
        if (named >= 0) {
            // Three letters and a blank each; the first has the number that the field begins with.
            return kind.first + named / 4;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < kind.first || number > kind.last) {
            String names = kind.names.isEmpty() ? "" : " or one of " + kind.names;
            throw wrong(kind, item, "must have numbers of %d to %d%s".formatted(kind.first, kind.last, names));
        }
        return number;
    }

    private static IllegalArgumentException wrong(Kind kind, String item, String message) {
        return new IllegalArgumentException("%s %s %s".formatted(kind.title, item, message));
    }
}
