package io.stockstream.catalogue.lookup.decide;

import io.stockstream.order.RowVersion;

/**
 * The version of a row that must be known before an order placed against it is decided. Versions of a row keep rising
 * across deletion and re-creation. A deletion has the version of the row that it deletes, so it sorts right after it.
 *
 * @param version the version the order was placed against; {@code null} when it states none
 */
public record LeastVersion(RowVersion version) {

    /** The lowest version of a live row that is new enough. */
    long ofLive() {
        if (version == null) {
            return Long.MIN_VALUE;
        }
        return version.getDeleted() ? version.getVersion() + 1 : version.getVersion();
    }

    /** Whether a row of that version is new enough. */
    boolean isMetByLive(long live) {
        return live >= ofLive();
    }

    /**
     * Whether the absence of the row is established. If the order itself was placed against a deletion, no record of it
     * is needed: the earlier row only has to be gone.
     *
     * @param deleted version of the deleted row; {@code null} when there never was one
     */
    boolean isMetByNone(Long deleted) {
        return version == null || version.getDeleted() || (deleted != null && deleted >= version.getVersion());
    }

    /**
     * Whether an order placed against this version can be decided.
     *
     * @param live version of the row; {@code null} when there is none
     * @param deleted version of the row that was deleted; {@code null} when none was
     */
    public boolean isMetBy(Long live, Long deleted) {
        return live == null ? isMetByNone(deleted) : isMetByLive(live);
    }

    /** Whether the order was placed against a deletion. */
    boolean saysDeleted() {
        return version != null && version.getDeleted();
    }
}
