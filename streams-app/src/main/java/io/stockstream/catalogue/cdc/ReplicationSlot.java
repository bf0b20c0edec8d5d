package io.stockstream.catalogue.cdc;

import java.util.OptionalLong;

/**
 * The slot from which the connector reads, as PostgreSQL last described it.
 *
 * @param status {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}, as PostgreSQL names them;
 *     {@code missing} when there is none; {@code unknown} when PostgreSQL does not answer
 * @param active whether a consumer reads it
 * @param lagBytes log that is written and not yet confirmed by the reader
 */
record ReplicationSlot(String status, boolean active, OptionalLong lagBytes) {

    static final ReplicationSlot UNKNOWN = new ReplicationSlot("unknown", false, OptionalLong.empty());
    static final ReplicationSlot MISSING = new ReplicationSlot("missing", false, OptionalLong.empty());

    /** Whether changes are certainly missed: a new slot starts after everything that happened meanwhile. */
    boolean isGone() {
        return status.equals("lost") || status.equals(MISSING.status);
    }
}
