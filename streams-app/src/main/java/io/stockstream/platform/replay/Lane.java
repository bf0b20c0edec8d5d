package io.stockstream.platform.replay;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How far one lane is.
 *
 * @param version of what is under the key, after the last decision that was replayed
 * @param passed per topic of the script the offset of the last line whose turn has been, −1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; only stored.
record Lane(long version, long[] passed) {

    static Lane untouched(int parts) {
        long[] none = new long[parts];
        Arrays.fill(none, -1);
        return new Lane(0, none);
    }

    /** The lane after a line of a topic of the script. */
    Lane after(int part, long offset, long newVersion) {
        long[] next = passed.clone();
        next[part] = offset;
        return new Lane(newVersion, next);
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + passed.length)).putLong(version);
        for (long offset : passed) {
            bytes.putLong(offset);
        }
        return bytes.array();
    }

    static Lane decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long version = in.getLong();
        long[] passed = new long[bytes.length / Long.BYTES - 1];
        for (int part = 0; part < passed.length; part++) {
            passed[part] = in.getLong();
        }
        return new Lane(version, passed);
    }
}
