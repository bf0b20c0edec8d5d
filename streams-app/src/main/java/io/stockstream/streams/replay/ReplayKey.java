package io.stockstream.streams.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the sequencer's stores. A lane is a key among whose inputs order counts, as bytes, or nothing where the whole partition is one
 * lane.
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
        // RocksDB's keys should not be empty.
        return behind(lane);
    }

    /** The lane in the key of a line. */
    static byte[] laneOf(Bytes line) {
        byte[] bytes = line.get();
        int end = bytes.length - SUFFIX - 1;
        while (bytes[end] != SEPARATOR) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** The offset at the end of the key of a line. */
    static long offsetOf(Bytes line) {
        return ByteBuffer.wrap(line.get()).getLong(line.get().length - Long.BYTES);
    }

    /** Behind every line of a lane, and before those of the next. */
    static Bytes behind(byte[] lane) {
        byte[] bytes = Arrays.copyOf(lane, lane.length + 1);
        bytes[lane.length] = SEPARATOR + 1;
        return Bytes.wrap(bytes);
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
