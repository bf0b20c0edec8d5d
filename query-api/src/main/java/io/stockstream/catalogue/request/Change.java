package io.stockstream.catalogue.request;

import io.stockstream.catalogue.table.Table;
import tools.jackson.databind.node.ObjectNode;

/** What a command asks for, in the words of the tables: its fields as the body that a client of REST would send. */
sealed interface Change {

    /** The table that is changed. */
    Table table();

    /** The fields that the command gives. */
    ObjectNode body();

    /** A new row. */
    record Create(Table table, ObjectNode body) implements Change {}

    /**
     * A change of a row.
     *
     * @param column that names the row
     * @param key its value
     */
    record Update(Table table, String column, Object key, ObjectNode body) implements Change {}
}
