package io.stockstream.local.process;

/** How a process is asked to end. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's "fast" shutdown; its TERM waits for clients, which may never leave. */
    INT
}
