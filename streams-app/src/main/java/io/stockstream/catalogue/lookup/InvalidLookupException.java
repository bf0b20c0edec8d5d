package io.stockstream.catalogue.lookup;

import io.stockstream.schema.InvalidRecord;

/** A record that the lookups topology can make nothing of. */
public final class InvalidLookupException extends RuntimeException implements InvalidRecord {

    /** The reason in dead letters. */
    public static final String CODE = "invalid_lookup";

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    /**
     * @param field name of the field, or of the record's part in parentheses
     * @param value what is there; {@code null} when it is missing
     * @param wayOut what is wrong and how to fix it
     */
    InvalidLookupException(String field, Object value, String wayOut) {
        super("%s: %s (was %s)".formatted(field, wayOut, shown(value)));
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
