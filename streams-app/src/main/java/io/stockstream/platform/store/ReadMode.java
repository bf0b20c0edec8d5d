package io.stockstream.platform.store;

/** How sure an answer has to be. */
public enum ReadMode {
    /**
     * Shows everything written before the query, including what was not committed yet. Kafka marks the topics of one
     * transaction as committed one after another: a client that saw a decision uses this mode to see what was written
     * with it.
     */
    WRITTEN,
    /** Shows everything committed before the query. */
    FRESH,
    /** "Not there" is certain; an existing entry is returned at once and may just have changed. */
    SURE,
    /** What this instance knows now: "not there" may be wrong for a moment after a partition has moved here. */
    AT_ONCE;

    /** The mode of a lookup, which may require fresh data or not want to wait at all. */
    public static ReadMode of(boolean fresh, boolean barrier) {
        if (fresh) {
            return FRESH;
        }
        return barrier ? SURE : AT_ONCE;
    }
}
