package io.stockstream.task.view;

import io.stockstream.platform.view.SortedKey;
import io.stockstream.task.Task;
import io.stockstream.task.TaskState;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the counts of tasks: a zero byte, the letter n, type, then state. */
public final class TaskCountKey {

    /** No letter of a {@link TaskScope}. */
    private static final char LETTER = 'n';

    private static final int TYPE = 2;

    private TaskCountKey() {}

    /** Where the task is counted. */
    static Bytes of(Task task) {
        return all().text(task.getType()).last(task.getState().name()).bytes();
    }

    /** Lowest key. */
    public static Bytes first() {
        return all().bytes();
    }

    /** Highest key. */
    public static Bytes last() {
        return all().end().bytes();
    }

    /** The type in a key. */
    public static String type(Bytes key) {
        return new String(key.get(), TYPE, end(key) - TYPE, StandardCharsets.UTF_8);
    }

    /** The state in a key. */
    public static TaskState state(Bytes key) {
        int start = end(key) + 1;
        return TaskState.valueOf(new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8));
    }

    private static SortedKey all() {
        return SortedKey.derived().scope(LETTER);
    }

    private static int end(Bytes key) {
        int end = TYPE;
        while (key.get()[end] != 0) {
            end++;
        }
        return end;
    }
}
