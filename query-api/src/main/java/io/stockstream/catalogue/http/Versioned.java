package io.stockstream.catalogue.http;

import io.stockstream.platform.database.Row;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row and its version.
 *
 * @param json must not be changed
 * @param version empty if unknown: the row was put into the cache by hand
 */
record Versioned(ObjectNode json, OptionalLong version) {

    static Versioned of(Row row) {
        return new Versioned(row.json(), OptionalLong.of(row.version()));
    }

    /** The same version, shown in another way. */
    Versioned shownAs(ObjectNode view) {
        return new Versioned(view, version);
    }
}
