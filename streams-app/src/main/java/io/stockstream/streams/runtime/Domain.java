package io.stockstream.streams.runtime;

/** What depends on a topology. When it stops, it stops alone in either case; this says what that means for the process. */
public enum Domain {
    /** The shop stops with it, so the process is not ready: it decides on stock and orders, or on what they ask. */
    SHOP,
    /** The shop goes on without it. */
    REST
}
