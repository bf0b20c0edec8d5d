package io.stockstream.streams.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Finds the last committed record of a partition. The end offset does not tell it: markers and aborted records have offsets too, and a
 * processor never sees them pass.
 */
public final class LastRecords {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long FIRST_SPAN = 16;

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer reads committed records only; belongs to no group */
    public LastRecords(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The offsets of the last records of topics.
     *
     * @return by partition; −1 where there is none
     * @throws TimeoutException when a partition cannot be read to its end in a minute
     */
    public Map<TopicPartition, Long> of(Collection<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> last = new HashMap<>();
        for (TopicPartition partition : partitions) {
            last.put(partition, last(partition, begins.get(partition), ends.get(partition)));
        }
        return last;
    }

    private long last(TopicPartition partition, long begin, long end) {
        consumer.assign(List.of(partition));
        for (long span = FIRST_SPAN; ; span *= FIRST_SPAN) {
            long from = Math.max(begin, end - span);
            long found = from < end ? lastBetween(partition, from, end) : -1;
            if (found >= 0 || from == begin) {
                return found;
            }
        }
    }

    private long lastBetween(TopicPartition partition, long from, long end) {
        consumer.seek(partition, from);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long found = -1;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                found = each.offset() < end ? each.offset() : found;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Partition %s cannot be read to its end".formatted(partition));
            }
        }
        return found;
    }
}
