package io.stockstream.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What was written to all topics since a moment, changelogs included: records, and the markers that end transactions.
 */
final class LogGrowth implements AutoCloseable {

    private static final Duration LULL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    /** More positions than timers take in a second. */
    private static final long TIMERS = 10;

    private final String bootstrap;
    private final Admin admin;
    private final Map<TopicPartition, Long> begin;

    /**
     * What one topic grew by.
     *
     * @param topic its name
     * @param records what producers wrote, rolled back or not
     * @param markers positions that a transaction's end takes
     */
    record Growth(String topic, long records, long markers) {}

    private LogGrowth(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        this.begin = ends();
    }

    /** Begins to measure. */
    static LogGrowth fromNowOn(String bootstrap) {
        return new LogGrowth(bootstrap);
    }

    /** Waits until nothing is written any more, then counts. The topic that grew most comes first. */
    List<Growth> count() {
        settle();
        Map<TopicPartition, Long> end = ends();
        Set<TopicPartition> grown = end.keySet().stream()
                .filter(partition -> end.get(partition) > from(partition))
                .collect(Collectors.toSet());
        Map<String, Long> positions = new TreeMap<>();
        grown.forEach(partition -> positions.merge(partition.topic(), end.get(partition) - from(partition), Long::sum));
        Map<String, Long> records = read(grown, end);
        return positions.entrySet().stream()
                .map(topic -> {
                    long written = records.getOrDefault(topic.getKey(), 0L);
                    return new Growth(topic.getKey(), written, topic.getValue() - written);
                })
                .sorted(Comparator.comparingLong((Growth growth) -> growth.records() + growth.markers())
                        .reversed())
                .toList();
    }

    private long from(TopicPartition partition) {
        return begin.getOrDefault(partition, 0L);
    }

    /** Waits until next to nothing is written any more: timers go on. */
    void settle() {
        settle(LULL);
    }

    /**
     * As above, with another proof.
     *
     * @param lull how long next to nothing has to be written
     */
    void settle(Duration lull) {
        long[] before = {0};
        Waiting.until(
                () -> {
                    Waiting.pause(lull);
                    long now =
                            ends().values().stream().mapToLong(Long::longValue).sum();
                    boolean quiet = now - before[0] < TIMERS * lull.toSeconds();
                    before[0] = now;
                    return quiet;
                },
                PATIENCE);
    }

    private Map<TopicPartition, Long> ends() {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(partition ->
                                    latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end :
                    admin.listOffsets(latest).all().get().entrySet()) {
                ends.put(end.getKey(), end.getValue().offset());
            }
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how long its topics are", e.getCause());
        }
    }

    private Map<String, Long> read(Set<TopicPartition> partitions, Map<TopicPartition, Long> end) {
        Map<String, Long> records = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>(partitions);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(open);
            open.forEach(partition -> consumer.seek(partition, from(partition)));
            while (!open.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.offset() < end.get(new TopicPartition(record.topic(), record.partition()))) {
                        records.merge(record.topic(), 1L, Long::sum);
                    }
                }
                for (TopicPartition partition : new ArrayList<>(open)) {
                    if (consumer.position(partition) >= end.get(partition)) {
                        open.remove(partition);
                        consumer.pause(List.of(partition));
                    }
                }
            }
        }
        return records;
    }

    @Override
    public void close() {
        admin.close();
    }
}
