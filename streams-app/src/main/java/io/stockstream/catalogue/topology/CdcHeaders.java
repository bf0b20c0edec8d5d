package io.stockstream.catalogue.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Debezium's metadata of a change, in the headers of its record. */
final class CdcHeaders {

    /** Header: c created, u updated, d deleted, r read by a snapshot. */
    static final String OPERATION = "__op";

    /** Header: position of the change in PostgreSQL's log. */
    static final String LSN = "__lsn";

    /** Header: when the change was committed, milliseconds since 1970. */
    static final String COMMITTED = "__source_ts_ms";

    /** Header: version of the row before it was updated or deleted. */
    static final String BEFORE_VERSION = "__before_version";

    private static final String NULL = "null";

    private final CatalogueTable table;
    private final Headers headers;

    CdcHeaders(CatalogueTable table, Headers headers) {
        this.table = table;
        this.headers = headers;
    }

    /** The operation; {@code null} when none is named. */
    String operation() {
        return text(OPERATION);
    }

    /** The position in the log; {@code null} when unknown. */
    Long lsn() {
        return number(LSN);
    }

    /** The time of the commit; {@code null} when unknown. */
    Long committedMillis() {
        return number(COMMITTED);
    }

    /** The version before; {@code null} when unknown. */
    Long beforeVersion() {
        return number(BEFORE_VERSION);
    }

    private Long number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidRowException(table, "(header " + name + ")", text, "must be a whole number");
        }
    }

    private String text(String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return text.equals(NULL) ? null : text;
    }
}
