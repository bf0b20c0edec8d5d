package io.stockstream.api.table;

/**
 * A constraint of the database that says more of a row than the types of its fields do.
 *
 * @param constraint by its name in PostgreSQL
 * @param field that is to blame
 * @param message what is wrong, and what would be right
 */
public record Check(String constraint, String field, String message) {}
