package io.stockstream.task.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.horizon.Horizons;
import io.stockstream.task.InvalidTaskException;
import io.stockstream.task.Task;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskRules;
import io.stockstream.task.decide.TaskFold;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads the task, joins the record's state, stores and publishes changes. A late fact about a task that is forgotten
 * would make another, incomplete one, so it is ignored.
 */
final class TaskProcessor extends ContextualProcessor<String, SpecificRecord, String, Task> {

    private final int partitions;
    private final Runnable late;
    private KeyValueStore<String, Task> tasks;
    private Horizons horizons;

    /**
     * @param partitions number of partitions of the topics
     * @param late runs for every fact that is ignored
     */
    TaskProcessor(int partitions, Runnable late) {
        this.partitions = partitions;
        this.late = late;
    }

    @Override
    public void init(ProcessorContext<String, Task> context) {
        super.init(context);
        tasks = context.getStateStore(TaskStores.TASKS);
        KeyValueStore<String, Long> kept = context.getStateStore(TaskStores.HORIZONS);
        horizons = new Horizons(kept);
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        Task fact = fact(incoming.value());
        requireOwnPlace(incoming.key(), fact.getTaskId());
        Task before = tasks.get(fact.getTaskId());
        if (before == null && fact.getUpdatedAt().isBefore(horizons.newest())) {
            late.run();
            return;
        }
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
