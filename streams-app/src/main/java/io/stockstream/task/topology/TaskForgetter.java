package io.stockstream.task.topology;

import io.stockstream.platform.horizon.Forgetter;
import io.stockstream.task.Task;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forgets tasks that have not changed since the horizon, whatever their state: the ledger of the workers has the same
 * horizon, so no worker begins what is older.
 */
final class TaskForgetter implements Forgetter<Task> {

    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, Task> tasks;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        tasks = processorContext.getStateStore(TaskStores.TASKS);
    }

    @Override
    public KeyValueStore<String, Task> entries() {
        return tasks;
    }

    @Override
    public boolean isOver(Task task, Instant horizon) {
        return task.getUpdatedAt().isBefore(horizon);
    }

    @Override
    public String partitionKey(String taskId) {
        return taskId;
    }

    @Override
    public void forget(String taskId, Task task, Instant dueAt) {
        tasks.delete(taskId);
        context.forward(new Record<>(taskId, null, dueAt.toEpochMilli()), TaskTopology.PUBLISH);
    }
}
