package io.stockstream.streams.view;

import io.stockstream.task.Task;
import io.stockstream.task.TaskState;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the task-counts: type, then state. */
public final class TaskCountKey {

    private TaskCountKey() {}

    /** Where the task is counted. */
    static Bytes of(Task task) {
        return new SortedKey().text(task.getType()).last(task.getState().name()).bytes();
    }

    /** The type in a key. */
    public static String type(Bytes key) {
        return new String(key.get(), 0, end(key), StandardCharsets.UTF_8);
    }

    /** The state in a key. */
    public static TaskState state(Bytes key) {
        int start = end(key) + 1;
        return TaskState.valueOf(new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8));
    }

    private static int end(Bytes key) {
        int end = 0;
        while (key.get()[end] != 0) {
            end++;
        }
        return end;
    }
}
