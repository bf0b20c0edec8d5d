package io.stockstream.simulation.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** The topics of a history. All their content is committed: the records of a transaction appear at once. */
public final class SimulatedLog {

    private final int partitions;
    private final Map<TopicPartition, List<LogRecord>> records = new HashMap<>();

    /**
     * @param partitions number of partitions of every topic
     */
    public SimulatedLog(int partitions) {
        this.partitions = partitions;
    }

    /** Number of partitions of every topic. */
    public int partitions() {
        return partitions;
    }

    /** The partition that Kafka's own partitioner gives a key. */
    public int partitionOf(String key) {
        return partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** Appends to the partition of the key. */
    public TopicPartition append(String topic, LogRecord appended) {
        return append(new TopicPartition(topic, partitionOf(appended.key())), appended);
    }

    /** Appends to a partition. */
    public TopicPartition append(TopicPartition partition, LogRecord appended) {
        records.computeIfAbsent(partition, unused -> new ArrayList<>()).add(appended);
        return partition;
    }

    /** Every record of a partition, the oldest first. */
    public List<LogRecord> of(TopicPartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    /** Every record of a partition, the oldest first. */
    public List<LogRecord> of(String topic, int partition) {
        return of(new TopicPartition(topic, partition));
    }
}
