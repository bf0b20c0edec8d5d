package io.stockstream.api.testing;

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

/** A mock consumer that waits between polls, as a real one does. */
public final class QuietConsumer extends MockConsumer<String, byte[]> {

    public QuietConsumer() {
        super("latest");
        Node node = new Node(0, "127.0.0.1", 9092);
        for (TopicPartition partition : FakeKafka.decisionPartitions()) {
            updatePartitions(
                    partition.topic(),
                    List.of(new PartitionInfo(partition.topic(), 0, node, new Node[] {node}, new Node[] {node})));
            updateBeginningOffsets(Map.of(partition, 0L));
            updateEndOffsets(Map.of(partition, 0L));
        }
    }

    void add(ConsumerRecord<String, byte[]> record) {
        addRecord(record);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // The pause must not hold up those who add records.
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        return super.poll(Duration.ZERO);
    }
}
