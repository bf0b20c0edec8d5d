package io.stockstream.streams.lookup;

import io.stockstream.order.RowVersion;

/**
 * What has to be known of a row before an order that was placed against it is decided. Versions of one row rise over deletion and re-creation,
 * and a deletion keeps the version of what it deletes, so it comes right behind it.
 *
 * @param version what the order was placed against; {@code null} when it does not say
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
     * Whether it is known well enough that there is no row. That something was deleted is known from the order itself: nothing has to be
     * heard of it, only what was there before must be gone.
     *
     * @param deleted version of the row that was deleted; {@code null} when nothing was ever known
     */
    boolean isMetByNone(Long deleted) {
        return version == null || version.getDeleted() || (deleted != null && deleted >= version.getVersion());
    }

    /**
     * Whether an order that was placed against this can be decided.
     *
     * @param live version of the row; {@code null} when there is none
     * @param deleted version of the row that was deleted; {@code null} when none was
     */
    public boolean isMetBy(Long live, Long deleted) {
        return live == null ? isMetByNone(deleted) : isMetByLive(live);
    }

    /** Whether the order says that the row is gone. */
    boolean saysDeleted() {
        return version != null && version.getDeleted();
    }
}
