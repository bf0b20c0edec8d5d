package io.stockstream.platform.runtime;

/** How soon others have to see what a topology does. */
public enum Pace {
    /** A client waits for each decision: it is committed at once. */
    PROMPT,
    /**
     * Clients read its stores, which have each record as soon as it is processed. No client waits for what it writes to
     * topics, so records are fetched at once but committed together.
     */
    SHOWN,
    /**
     * No client waits for a single record: records are gathered for a moment and committed together, and a store that
     * allows it keeps only the last state of each key. Saves work on everything that decides beside it.
     */
    GATHERED
}
