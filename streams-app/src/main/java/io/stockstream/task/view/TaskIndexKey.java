package io.stockstream.task.view;

import io.stockstream.platform.view.SortedKey;
import io.stockstream.task.Task;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the index of tasks: scope, then time of request with the newest first, then task id. A scope is a zero byte,
 * a letter (a: all, c: of a type, d: of a state and a type) and its texts.
 */
public final class TaskIndexKey {

    /** A time beyond these means all. */
    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private TaskIndexKey() {}

    /** Every key under which the task is found. */
    static Set<Bytes> of(Task task) {
        Set<Bytes> keys = new LinkedHashSet<>();
        for (TaskScope scope : TaskScope.of(task)) {
            keys.add(at(scope, task.getRequestedAt().toEpochMilli())
                    .last(task.getTaskId())
                    .bytes());
        }
        return keys;
    }

    /**
     * Lowest key of the scope, which is the newest.
     *
     * @param before requests from then on are left out; {@code null} for none
     */
    public static Bytes first(TaskScope scope, Instant before) {
        return before == null || before.isAfter(LATEST)
                ? scope.key().bytes()
                : scope.key().number(newestFirst(before) + 1).bytes();
    }

    /** Lowest key of a page that continues after a task. */
    public static Bytes after(TaskScope scope, Instant requestedAt, String taskId) {
        return at(scope, inBounds(requestedAt).toEpochMilli())
                .last(taskId)
                .after()
                .bytes();
    }

    /**
     * Highest key of the scope, which is the oldest.
     *
     * @param from earlier requests are left out; {@code null} for none
     */
    public static Bytes last(TaskScope scope, Instant from) {
        SortedKey key = from == null || from.isBefore(EARLIEST)
                ? scope.key()
                : scope.key().number(newestFirst(from));
        return key.end().bytes();
    }

    /** The task's id in a key. */
    public static String taskId(Bytes key) {
        byte[] bytes = key.get();
        int start = scopeEnd(bytes) + Long.BYTES;
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /** The request time of the task in a key. */
    public static Instant requestedAt(Bytes key) {
        return Instant.ofEpochMilli(Long.MAX_VALUE
                - ByteBuffer.wrap(key.get(), scopeEnd(key.get()), Long.BYTES).getLong());
    }

    /** The order of lists, whatever the keys' scopes: the newest first, then by id. */
    public static int compareTasks(Bytes one, Bytes other) {
        byte[] left = one.get();
        byte[] right = other.get();
        return Arrays.compareUnsigned(left, scopeEnd(left), left.length, right, scopeEnd(right), right.length);
    }

    private static int scopeEnd(byte[] key) {
        int texts = Integer.bitCount(key[1] - 'a');
        int end = 2;
        for (int text = 0; text < texts; text++) {
            while (key[end++] != 0) {
                // Within the text.
            }
        }
        return end;
    }

    private static SortedKey at(TaskScope scope, long millis) {
        // Times before 1970 overflow to numbers that continue upwards when read as unsigned.
        return scope.key().number(Long.MAX_VALUE - millis);
    }

    /** Of a time within a millisecond it is the next one: that is the first which a request can have. */
    private static long newestFirst(Instant time) {
        Instant bounded = inBounds(time);
        long millis = bounded.toEpochMilli();
        boolean whole = !bounded.isAfter(Instant.ofEpochMilli(millis));
        return Long.MAX_VALUE - (whole ? millis : millis + 1);
    }

    private static Instant inBounds(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }
}
