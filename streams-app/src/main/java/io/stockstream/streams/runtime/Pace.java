package io.stockstream.streams.runtime;

/** How soon others have to see what a topology does. */
public enum Pace {
    /** Somebody waits for each decision: it is committed at once. */
    PROMPT,
    /**
     * Nobody waits for a single record: what comes within a moment is committed together, and a store that allows it keeps of each key what it is at
     * the end of that moment. Saves work for all that decides beside it.
     */
    GATHERED
}
