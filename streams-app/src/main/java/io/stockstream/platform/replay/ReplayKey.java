package io.stockstream.platform.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the sequencer's stores. A lane is a key among whose inputs order counts, as bytes, or nothing where the whole
 * partition is one lane.
 */
final class ReplayKey {

    private static final byte SEPARATOR = 0;
    private static final int SUFFIX = 1 + Long.BYTES;

    private ReplayKey() {}

    /** Of an input that waits. */
    static Bytes input(String topic, long offset) {
        return Bytes.wrap(joined(new byte[0], topic, offset));
    }

    /** Of a line of the script; the lines of a lane and topic are together, in order. */
    static Bytes line(byte[] lane, String scriptTopic, long offset) {
        return Bytes.wrap(joined(lane, scriptTopic, offset));
    }

    /** Of a lane's progress. */
    static Bytes lane(byte[] lane) {
        // The lane of a whole partition has no bytes, and a key has to have some.
        byte[] key = Arrays.copyOf(lane, lane.length + 1);
        return Bytes.wrap(key);
    }

    /** The offset at the end of the key of a line. */
    static long offsetOf(Bytes line) {
        return ByteBuffer.wrap(line.get()).getLong(line.get().length - Long.BYTES);
    }

    private static byte[] joined(byte[] lane, String topic, long offset) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(lane.length + 1 + name.length + SUFFIX)
                .put(lane)
                .put(SEPARATOR)
                .put(name)
                .put(SEPARATOR)
                .putLong(offset)
                .array();
    }
}
