package io.stockstream.streams.view;

import io.stockstream.task.Task;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the newest state of every task, the index of lists and the counts; what no longer holds leaves them. The record that comes last counts,
 * whatever its version: a fold that is made anew counts its versions in another order.
 */
final class TaskViewProcessor extends ContextualProcessor<String, Task, Void, Void> {

    private KeyValueStore<String, Task> tasks;
    private KeyValueStore<String, Task> entries;
    private KeyValueStore<Bytes, byte[]> index;
    private KeyValueStore<Bytes, Long> counts;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        tasks = context.getStateStore(TaskViewStores.TASKS);
        entries = context.getStateStore(TaskViewStores.ENTRIES);
        index = context.getStateStore(TaskViewStores.INDEX);
        counts = context.getStateStore(TaskViewStores.COUNTS);
    }

    @Override
    public void process(Record<String, Task> incoming) {
        Task now = incoming.value();
        tasks.put(incoming.key(), now);
        Task before = entries.get(incoming.key());
        Set<Bytes> wanted = now == null ? Set.of() : TaskIndexKey.of(now);
        Set<Bytes> present = before == null ? Set.of() : TaskIndexKey.of(before);
        if (wanted.equals(present)) {
            return;
        }
        present.stream().filter(key -> !wanted.contains(key)).forEach(index::delete);
        wanted.stream().filter(key -> !present.contains(key)).forEach(key -> index.put(key, ViewStores.PRESENT));
        if (before != null) {
            count(before, -1);
        }
        if (now != null) {
            count(now, 1);
        }
        entries.put(incoming.key(), now == null ? null : entry(now));
    }

    private void count(Task task, long change) {
        Bytes key = TaskCountKey.of(task);
        Long before = counts.get(key);
        long now = (before == null ? 0 : before) + change;
        counts.put(key, now == 0 ? null : now);
    }

    /** The parts of a task that its keys are made of. */
    private static Task entry(Task task) {
        return Task.newBuilder()
                .setTaskId(task.getTaskId())
                .setType(task.getType())
                .setQueue(task.getQueue())
                .setState(task.getState())
                .setRequestedAt(task.getRequestedAt())
                .setUpdatedAt(task.getUpdatedAt())
                .setVersion(task.getVersion())
                .build();
    }
}
