package io.stockstream.platform.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a partition up to where it ends now. */
final class PartitionReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer reads committed records only; belongs to no group */
    PartitionReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Reads all of it. */
    void read(TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
        read(partition, begin, ends.get(partition), action);
    }

    /**
     * Reads a part of it.
     *
     * @throws TimeoutException when nothing moves for a minute
     */
    void read(
            TopicPartition partition,
            long from,
            long end,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long at = from;
        long moved = System.nanoTime();
        while (at < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.offset() < end) {
                    action.accept(each);
                }
            }
            long before = at;
            at = consumer.position(partition);
            if (at != before) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new TimeoutException("Partition %s cannot be read beyond %d".formatted(partition, at));
            }
        }
    }
}
