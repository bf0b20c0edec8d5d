package io.stockstream.bench;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that takes space.
 *
 * @param kind what it is
 * @param name its name; of a changelog, that of the store with its application
 */
record SizeRow(Kind kind, String name) implements Comparable<SizeRow> {

    private static final String BEGIN = "stockstream-";
    private static final String END = "-changelog";
    private static final Comparator<SizeRow> ORDER =
            Comparator.comparing(SizeRow::kind).thenComparing(SizeRow::name);

    /** Where it takes it. */
    enum Kind {
        /** Brokers. */
        TOPIC,
        /** Brokers. */
        CHANGELOG,
        /** Instances of streams-app, on disk. */
        STORE,
        /** PostgreSQL. */
        TABLE;

        /** The name in the table. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SizeRow ofTopic(String topic) {
        return topic.startsWith(BEGIN) && topic.endsWith(END)
                ? new SizeRow(Kind.CHANGELOG, topic.substring(BEGIN.length(), topic.length() - END.length()))
                : new SizeRow(Kind.TOPIC, topic);
    }

    @Override
    public int compareTo(SizeRow other) {
        return ORDER.compare(this, other);
    }
}
