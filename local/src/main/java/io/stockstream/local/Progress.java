package io.stockstream.local;

/** Told what happens, in lines for people. */
@FunctionalInterface
public interface Progress {
    void line(String text);

    static Progress silent() {
        return text -> {};
    }
}
