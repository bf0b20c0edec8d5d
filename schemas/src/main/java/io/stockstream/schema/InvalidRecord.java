package io.stockstream.schema;

/**
 * An exception about a record that can never be processed, however often it is retried; the record's dead letter has
 * its code.
 */
public interface InvalidRecord {

    /** A short reason for machines, such as {@code invalid_movement}. */
    String code();
}
