package io.stockstream.platform.runtime;

/** What depends on a topology. A failed topology always stops alone; this decides what that means for the process. */
public enum Domain {
    /** The shop stops with it, so the process is not ready: it decides on stock and orders, or on their lookups. */
    SHOP,
    /** The shop goes on without it. */
    REST
}
