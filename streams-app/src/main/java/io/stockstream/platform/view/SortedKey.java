package io.stockstream.platform.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Builds index keys whose bytes sort as their parts do. Texts end in a zero byte, which no text may contain. */
public final class SortedKey {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Begins the key of an entry that a view derives from its rows: with a zero byte, with which no key of a row begins
     * ({@link ViewRecord}).
     */
    public static SortedKey derived() {
        return new SortedKey().after();
    }

    /** Whether it is the key of a derived entry. */
    public static boolean isDerived(Bytes key) {
        return key.get().length > 0 && key.get()[0] == 0;
    }

    /** What kind of key it is. */
    public SortedKey scope(char scope) {
        bytes.write(scope);
        return this;
    }

    /** A text that others follow. */
    public SortedKey text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
        return this;
    }

    /** A text at the end of a key needs no terminator. */
    public SortedKey last(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A number that is not negative. */
    public SortedKey number(long nonNegative) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(nonNegative).array());
        return this;
    }

    /** Makes the key sort right after every key that equals what was written so far. */
    public SortedKey after() {
        bytes.write(0);
        return this;
    }

    /**
     * Makes the key sort after every key that starts with what was written so far: no UTF-8 text contains this byte.
     */
    public SortedKey end() {
        bytes.write(0xFF);
        return this;
    }

    /** The key. */
    public Bytes bytes() {
        return Bytes.wrap(bytes.toByteArray());
    }
}
