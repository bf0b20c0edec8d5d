package io.stockstream.api.testing;

import static org.awaitility.Awaitility.await;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskType;
import io.stockstream.task.type.TaskTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The topic of the types of tasks, written by a test. */
public final class FakeTaskTypes extends MockConsumer<String, byte[]> {

    public static final TopicPartition PARTITION = new TopicPartition(Topics.TASK_TYPES.name(), 0);

    /** A type whose payload has numbers. */
    public static final TaskType SUM = new TaskType(
            "sum", "Adds numbers.", TaskQueue.DEFAULT, """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
            "properties":{"numbers":{"type":"array","items":{"type":"number"},"minItems":1,"maxItems":1000},\
            "to":{"type":"string","format":"email"}},"required":["numbers"],"additionalProperties":false}""", 30_000L, 20, List.of(2_000L, 10_000L, 600_000L), false);

    /** An internal type. */
    public static final TaskType INVOICE = new TaskType(
            "invoice",
            "Makes an invoice.",
            TaskQueue.INVOICES,
            "{\"type\":\"object\"}",
            30_000L,
            20,
            List.of(2_000L),
            true);

    private final AvroSerdes serdes;
    private long end;

    /**
     * A topic.
     *
     * @param end how many records are there already, which the test adds later
     */
    public FakeTaskTypes(AvroSerdes serdes, long end) {
        super("earliest");
        this.serdes = serdes;
        Node node = new Node(0, "127.0.0.1", 9092);
        updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        updateBeginningOffsets(Map.of(PARTITION, 0L));
        updateEndOffsets(Map.of(PARTITION, end));
    }

    /** Writes a record; {@code null} removes the type. */
    public synchronized void write(String type, TaskType value) {
        byte[] bytes = value == null
                ? null
                : serdes.value(Topics.TASK_TYPES).serializer().serialize(PARTITION.topic(), value);
        writeBytes(type, bytes);
    }

    /** Writes anything. */
    public synchronized void writeBytes(String type, byte[] bytes) {
        addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, end++, type, bytes));
    }

    /** Waits until it is read from. */
    public void awaitAssigned() {
        await().until(() -> !assignment().isEmpty());
    }

    /** Writes a type and waits until the application knows it. */
    public void know(TaskTypes types, TaskType type) {
        awaitAssigned();
        write(type.getType(), type);
        await().ignoreExceptions()
                .until(() -> types.find(type.getType())
                        .filter(known -> known.told().getDescription().equals(type.getDescription()))
                        .isPresent());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // The pause must not hold up those who add records.
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        return super.poll(Duration.ZERO);
    }
}
