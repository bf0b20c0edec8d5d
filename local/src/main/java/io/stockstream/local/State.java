package io.stockstream.local;

import java.util.Locale;

/** Where a component is in its life, as {@code status} shows it. */
public enum State {
    STOPPED,
    STARTING,
    READY,
    /** It runs but does not answer as it should. */
    UNREADY,
    /** It died and waits for its next start. */
    RESTARTING,
    FAILED,
    /** A job that ended with 0. */
    DONE;

    public boolean good() {
        return this == READY || this == DONE;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
