package io.stockstream.streams.task.state;

import io.stockstream.movement.FieldError;
import io.stockstream.task.InvalidTaskException;
import io.stockstream.task.Task;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Loads the task, joins the record's state, stores and publishes changes. */
final class TaskProcessor extends ContextualProcessor<String, SpecificRecord, String, Task> {

    private final int partitions;
    private KeyValueStore<String, Task> tasks;

    /**
     * @param partitions number of partitions of the topics
     */
    TaskProcessor(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<String, Task> context) {
        super.init(context);
        tasks = context.getStateStore(TaskStores.TASKS);
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        Task fact = fact(incoming.value());
        requireOwnPlace(incoming.key(), fact.getTaskId());
        Task before = tasks.get(fact.getTaskId());
        Task now = TaskFold.join(before, fact);
        if (before == null || now.getVersion() > before.getVersion()) {
            tasks.put(now.getTaskId(), now);
            // The queue's headers are dropped: they belong to one record in it, not to the task.
            context().forward(new Record<>(now.getTaskId(), now, incoming.timestamp()));
        }
    }

    private static Task fact(SpecificRecord record) {
        return switch (record) {
            case TaskRequested request -> {
                requireValid(TaskRules.check(request));
                yield TaskFold.of(request);
            }
            case TaskReported report -> {
                requireValid(TaskRules.check(report));
                yield TaskFold.of(report);
            }
            case null, default ->
                throw new InvalidTaskException(
                        List.of(new FieldError("(value)", null, "must be a request or a report of a task")));
        };
    }

    /** Another key or partitioner would give the task a second state. */
    private void requireOwnPlace(String key, String taskId) {
        if (!taskId.equals(key)) {
            throw new InvalidTaskException(List.of(new FieldError("(key)", key, "must be the task_id " + taskId)));
        }
        int partition = context()
                .recordMetadata()
                .map(RecordMetadata::partition)
                .orElseThrow(() -> new IllegalStateException("A fact always comes from a topic"));
        int own = Utils.toPositive(Utils.murmur2(taskId.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (partition != own) {
            throw new InvalidTaskException(List.of(new FieldError(
                    "(partition)",
                    Integer.toString(partition),
                    "must be %d for this task_id: produce with Kafka's default partitioner (murmur2)".formatted(own))));
        }
    }

    private static void requireValid(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidTaskException(errors);
        }
    }
}
