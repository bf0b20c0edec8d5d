package io.stockstream.schedule.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/** Keys of kept decisions: the schedule's id, then the decision's number, the newest first. */
public final class FiringKey {

    private FiringKey() {}

    /** Lowest key of a page: the newest decision on the schedule. */
    public static Bytes newest(long scheduleId) {
        return of(scheduleId, Long.MAX_VALUE);
    }

    /** Highest key of a schedule: the oldest decision on it. */
    public static Bytes oldest(long scheduleId) {
        return of(scheduleId, 0);
    }

    /** The key of a decision. */
    public static Bytes of(long scheduleId, long number) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(scheduleId)
                .putLong(Long.MAX_VALUE - number)
                .array());
    }

    /** The number of the decision under a key. */
    public static long number(Bytes key) {
        return Long.MAX_VALUE - ByteBuffer.wrap(key.get()).getLong(Long.BYTES);
    }
}
