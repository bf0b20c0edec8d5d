package io.stockstream.catalogue.topology;

import io.stockstream.schema.InvalidRecord;

/** A record of a cdc topic that is not a row of its table as this version knows it. */
public final class InvalidRowException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_row";

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    /**
     * @param column name of the column, or of the record's part in parentheses
     * @param value what is there; {@code null} when it is missing
     * @param wayOut what is wrong and how to fix it
     */
    InvalidRowException(CatalogueTable table, String column, Object value, String wayOut) {
        super("%s.%s: %s (was %s)".formatted(table.tableName(), column, wayOut, shown(value)));
    }

    @Override
    public String code() {
        return CODE;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
