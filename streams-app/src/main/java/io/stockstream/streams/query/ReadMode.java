package io.stockstream.streams.query;

/** How sure an answer has to be. */
public enum ReadMode {
    /**
     * Shows everything that was written when the question was asked, also what was not committed yet. Kafka marks the topics of one
     * transaction as committed one after the other: who saw a decision asks so for what was written with it.
     */
    WRITTEN,
    /** Shows everything that was committed when the question was asked. */
    FRESH,
    /** "Not there" is sure; what is there is answered at once and may just have changed. */
    SURE,
    /** What this instance knows now: "not there" may be wrong for a moment after a partition has moved here. */
    AT_ONCE;

    /** The mode of a look-up that may ask for what is fresh, or not want to wait at all. */
    static ReadMode of(boolean fresh, boolean barrier) {
        if (fresh) {
            return FRESH;
        }
        return barrier ? SURE : AT_ONCE;
    }
}
