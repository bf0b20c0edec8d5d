package io.stockstream.catalogue.table;

/**
 * A check constraint of the database that goes beyond the types of a row's fields.
 *
 * @param constraint by its name in PostgreSQL
 * @param field the field at fault
 * @param message what is wrong, and what would be valid
 */
public record Check(String constraint, String field, String message) {}
