package io.stockstream.local;

/** Receives progress messages for people. */
@FunctionalInterface
public interface Progress {
    void line(String text);

    static Progress silent() {
        return text -> {};
    }
}
