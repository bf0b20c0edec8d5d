package io.stockstream.catalogue.http;

import io.stockstream.platform.cache.Written;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row, or the mark of a deleted one, as the private store API gives it.
 *
 * @param partition of the change on its cdc topic
 * @param offset of the change on its cdc topic
 * @param version of the row, or of the row that was deleted
 * @param row as clients see it; {@code null} when it is deleted
 */
record StoredRow(int partition, long offset, long version, boolean deleted, ObjectNode row) {

    /** The live row. */
    Optional<Versioned> live() {
        return deleted
                ? Optional.empty()
                : Optional.ofNullable(row).map(json -> new Versioned(json, OptionalLong.of(version)));
    }

    /** Whether this shows the write, or something newer. */
    boolean shows(Written written) {
        return written.isShownBy(version, deleted);
    }

    /** A live row in a list. */
    record Listed(ObjectNode row) {}

    /** The id of a live row in a list. */
    record ListedId(JsonNode id) {}

    /** A row of the past. */
    record OfThePast(ObjectNode row) {}

    /** How many live rows a range of ids has. */
    record Bucket(long bucket, long count) {

        /** Ids in a bucket: those of text ids are all in bucket 0. */
        static final long SIZE = 1024;
    }
}
