package io.stockstream.catalogue.topology;

import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** A table of the catalogue, and by which names and topics it is known. */
public enum CatalogueTable {
    /** Users. */
    USERS('u', true),
    /** Where orders are delivered to. */
    ADDRESSES('a', true),
    /** Products. */
    PRODUCTS('p', true),
    /** Warehouses; the one table whose ids are texts. */
    WAREHOUSES('w', false),
    /** Tasks created at set times. */
    SCHEDULES('s', true);

    private static final String CDC = "cdc.";

    private final char letter;
    private final boolean numericIds;

    CatalogueTable(char letter, boolean numericIds) {
        this.letter = letter;
        this.numericIds = numericIds;
    }

    /**
     * The table of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static CatalogueTable named(String tableName) {
        for (CatalogueTable table : values()) {
            if (table.tableName().equals(tableName)) {
                return table;
            }
        }
        throw new IllegalArgumentException(
                "table must be users, addresses, products, warehouses or schedules (was %s)".formatted(tableName));
    }

    /** The table whose changes stand on a topic. */
    static CatalogueTable ofTopic(String cdcTopic) {
        if (!cdcTopic.startsWith(CDC)) {
            throw new IllegalArgumentException("No changes of the catalogue stand on " + cdcTopic);
        }
        return named(cdcTopic.substring(CDC.length()));
    }

    /** Name of the table in PostgreSQL and in paths, such as {@code users}. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The topic of its changes, which Debezium writes. */
    public String cdcTopic() {
        return CDC + tableName();
    }

    /** The view of its newest rows, which the catalogue topology writes. */
    public Topic<String, ? extends SpecificRecord> view() {
        return switch (this) {
            case USERS -> Topics.USERS;
            case ADDRESSES -> Topics.ADDRESSES;
            case PRODUCTS -> Topics.PRODUCTS;
            case WAREHOUSES -> Topics.WAREHOUSES;
            case SCHEDULES -> Topics.SCHEDULE_ROWS;
        };
    }

    /** What keys of its rows begin with in the stores; stays for ever. */
    public char letter() {
        return letter;
    }

    /** Whether ids are numbers, which also sort as such. */
    public boolean numericIds() {
        return numericIds;
    }
}
