package io.stockstream.catalogue.table;

/**
 * A field that clients see but cannot set; it comes before the times of the row.
 *
 * @param name in JSON
 * @param kind what it holds, or null
 * @param about what it is, for the API's description
 * @param whyNot what to do instead of setting it
 * @param example as text, or {@code null}
 */
public record Computed(String name, Kind kind, String about, String whyNot, String example) {

    /** What a computed field holds. */
    public enum Kind {
        /** A whole number. */
        COUNT,
        /** A time. */
        TIME,
        /** A text. */
        TEXT
    }
}
