package io.stockstream.platform.timer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares the committed offsets of the topologies' group with the end of the topic. Transaction markers, which no
 * group commits, may lie between the two, so the range between is read, and only records count.
 */
final class GroupProgress implements ReadProgress {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String group;
    private final GroupOffsets offsets;
    private final Consumer<byte[], byte[]> consumer;
    private final ToIntFunction<String> partitions;
    private final Duration patience;
    private final InstantSource clock;

    /**
     * @param group consumer group of the topologies that read the topics
     * @param consumer reads committed records only, from the beginning where nothing is committed; belongs to no group;
     *     closed with this
     * @param partitions number of partitions of a topic
     * @param patience how long a topology may take to read what is there
     */
    GroupProgress(
            String group,
            GroupOffsets offsets,
            Consumer<byte[], byte[]> consumer,
            ToIntFunction<String> partitions,
            Duration patience,
            InstantSource clock) {
        this.group = group;
        this.offsets = offsets;
        this.consumer = consumer;
        this.partitions = partitions;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public boolean isIdle(String topic) throws InterruptedException {
        // Read the position first: the results of everything read by then lie before the end, which is read after it.
        Map<TopicPartition, Long> committed = offsets.committed(group);
        return isNothingBetween(
                committed, offsets.ends(partitions(topic)), clock.instant().plus(patience));
    }

    @Override
    public boolean isThrough(String topic) throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        Map<TopicPartition, Long> ends = offsets.ends(partitions(topic));
        while (!isNothingBetween(offsets.committed(group), ends, deadline)) {
            if (clock.instant().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    private boolean isNothingBetween(
            Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends, Instant deadline) {
        List<TopicPartition> behind = new ArrayList<>();
        ends.forEach((partition, end) -> {
            if (committed.getOrDefault(partition, 0L) < end) {
                behind.add(partition);
            }
        });
        consumer.assign(behind);
        behind.forEach(partition -> consumer.seek(partition, committed.getOrDefault(partition, 0L)));
        while (!behind.isEmpty()) {
            if (!consumer.poll(POLL).isEmpty() || clock.instant().isAfter(deadline)) {
                return false;
            }
            behind.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        }
        return true;
    }

    private List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, partitions.applyAsInt(topic))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
