package io.stockstream.platform.cache;

import java.util.Comparator;
import java.util.Optional;

/**
 * A row that this system has written and that the stores did not show in time.
 *
 * @param version of the row; of a deleted one the version it had
 * @param deleted whether the row was deleted
 */
public record Written(long version, boolean deleted) {

    /** A deletion comes after the version that it deletes. */
    static final Comparator<Written> OLDEST_FIRST =
            Comparator.comparingLong(Written::version).thenComparing(Written::deleted);

    private static final String DELETED = " deleted";

    /**
     * Whether a store that knows this version of the row, live or as a mark, has caught up. One that knows nothing
     * never has: every deletion leaves a mark, so there the creation is still on its way.
     */
    public boolean isShownBy(long storedVersion, boolean storedDeleted) {
        return deleted ? storedDeleted || storedVersion > version : storedVersion >= version;
    }

    String text() {
        return deleted ? version + DELETED : Long.toString(version);
    }

    static Optional<Written> parse(String text) {
        boolean deleted = text.endsWith(DELETED);
        String version = deleted ? text.substring(0, text.length() - DELETED.length()) : text;
        try {
            return Optional.of(new Written(Long.parseLong(version), deleted));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
