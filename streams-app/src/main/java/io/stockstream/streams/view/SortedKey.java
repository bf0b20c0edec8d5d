package io.stockstream.streams.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Builds index keys whose bytes sort as their parts do. Texts end in a zero byte, which no text may contain. */
final class SortedKey {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SortedKey scope(char scope) {
        bytes.write(scope);
        return this;
    }

    SortedKey text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
        return this;
    }

    /** A text at the end of a key needs no terminator. */
    SortedKey last(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    SortedKey number(long nonNegative) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(nonNegative).array());
        return this;
    }

    /** Makes the key sort right behind every key that equals what was written so far. */
    SortedKey after() {
        bytes.write(0);
        return this;
    }

    /** Makes the key sort behind every key that starts with what was written so far: no UTF-8 text contains this byte. */
    SortedKey end() {
        bytes.write(0xFF);
        return this;
    }

    Bytes bytes() {
        return Bytes.wrap(bytes.toByteArray());
    }
}
