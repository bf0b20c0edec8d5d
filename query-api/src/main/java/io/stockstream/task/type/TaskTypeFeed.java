package io.stockstream.task.type;

import io.stockstream.platform.kafka.FeedThread;
import io.stockstream.platform.kafka.Partitions;
import io.stockstream.platform.kafka.TaskTypeConsumers;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.RegistryFailures;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads all types of tasks, in every instance, without a consumer group. After a failure it starts over and publishes
 * what it reads only once it has reached the end, so that a type never vanishes because Kafka was away.
 */
@Component
class TaskTypeFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskTypeFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MS = 1_000;

    private final TaskTypeConsumers consumers;
    private final Deserializer<TaskType> deserializer;
    private final TaskTypes types;
    private final FeedThread thread = new FeedThread("task-type-feed");

    TaskTypeFeed(TaskTypeConsumers consumers, AvroSerdes serdes, TaskTypes types) {
        this.consumers = consumers;
        this.deserializer = serdes.value(Topics.TASK_TYPES).deserializer();
        this.types = types;
    }

    @Override
    public void start() {
        thread.start(this::run);
    }

    private void run() {
        while (!thread.isStopping()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                thread.reads(consumer);
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken up to stop", e);
            } catch (RuntimeException e) {
                // Whatever it was: without this thread no type would ever be known again.
                LOG.warn("The types of tasks cannot be read; the last known count, trying again: {}", e.toString());
                thread.pause(PAUSE_MS);
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = Partitions.of(consumer, Topics.TASK_TYPES.name());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, KnownType> table = new HashMap<>();
        boolean complete = false;
        while (!thread.isStopping()) {
            boolean atEnd = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            boolean changed = atEnd && !complete;
            complete |= atEnd;
            // Publish before waiting for the next record, which may never come.
            if (changed) {
                types.replace(table);
                LOG.info("{} types of tasks are known", table.size());
            }
            boolean any = false;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record, table);
                any = true;
            }
            if (any && complete) {
                types.replace(table);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Map<String, KnownType> table) {
        if (record.value() == null) {
            table.remove(record.key());
            return;
        }
        TaskType told = decode(record);
        try {
            if (told != null) {
                table.put(record.key(), KnownType.of(told));
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("The type of task {} is passed over: {}", record.key(), e.getMessage(), e);
            table.remove(record.key());
        }
    }

    /** A registry that is away is a reason to try again; bytes that are none of ours are not. */
    private TaskType decode(ConsumerRecord<String, byte[]> record) {
        try {
            return deserializer.deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            if (RegistryFailures.isOutage(e)) {
                throw e;
            }
            LOG.warn(
                    "The type of task at {}-{}@{} cannot be read: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
            return null;
        }
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
