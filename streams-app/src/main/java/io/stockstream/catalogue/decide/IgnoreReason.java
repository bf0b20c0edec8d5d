package io.stockstream.catalogue.decide;

/** Why a change does not count. */
public enum IgnoreReason {
    /** Just this is known already. */
    REPEATED,
    /** Something newer of the row is known. */
    OVERTAKEN,
    /** The row was deleted since. */
    DELETED_SINCE,
    /** A deletion of a row that nothing is known of. */
    NEVER_KNOWN
}
