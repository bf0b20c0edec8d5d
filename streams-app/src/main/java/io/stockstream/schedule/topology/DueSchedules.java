package io.stockstream.schedule.topology;

import io.stockstream.schedule.ScheduleState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The schedules of a partition by the time of their next run, milliseconds, then by id: due ones are found without
 * reading the others.
 */
final class DueSchedules {

    private static final byte[] PRESENT = {};

    private final KeyValueStore<Bytes, byte[]> store;

    /**
     * Lower bound of the entries: without it every search would step over deleted ones again. {@code null} when
     * unknown: search from the beginning.
     */
    private Bytes lowest;

    DueSchedules(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Moves the schedule to its new place. */
    void move(ScheduleState beforeOrNull, ScheduleState now) {
        if (beforeOrNull != null && beforeOrNull.getNextRun() != null) {
            store.delete(key(beforeOrNull.getNextRun(), beforeOrNull.getScheduleId()));
        }
        if (now.getNextRun() != null) {
            Bytes key = key(now.getNextRun(), now.getScheduleId());
            store.put(key, PRESENT);
            // Keep unknown as it is: after a restart other entries may be due before this one.
            lowest = lowest != null && key.compareTo(lowest) < 0 ? key : lowest;
        }
    }

    /** When the first is due; empty when none ever is. */
    Optional<Instant> first() {
        try (KeyValueIterator<Bytes, byte[]> all = store.range(lowest, null)) {
            if (!all.hasNext()) {
                return Optional.empty();
            }
            lowest = all.next().key;
            return Optional.of(
                    Instant.ofEpochMilli(ByteBuffer.wrap(lowest.get()).getLong()));
        }
    }

    /** Ids of the schedules due at a time, up to a limit, the longest due first. */
    List<String> dueAt(Instant time, int most) {
        List<String> ids = new ArrayList<>();
        Bytes last = key(time, Long.MAX_VALUE);
        if (lowest != null && lowest.compareTo(last) > 0) {
            return ids; // RocksDB would warn of a range that ends before it begins
        }
        try (KeyValueIterator<Bytes, byte[]> due = store.range(lowest, last)) {
            while (due.hasNext() && ids.size() < most) {
                ids.add(Long.toString(ByteBuffer.wrap(due.next().key.get()).getLong(Long.BYTES)));
            }
        }
        return ids;
    }

    private static Bytes key(Instant due, long scheduleId) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(due.toEpochMilli())
                .putLong(scheduleId)
                .array());
    }
}
