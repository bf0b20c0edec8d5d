package io.stockstream.platform.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the last committed record of a partition. The end offset does not show it: markers and aborted records have
 * offsets too, and a processor never sees them pass.
 */
public final class LastRecords {

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
     * @throws org.apache.kafka.common.errors.TimeoutException when a partition cannot be read to its end
     */
    public Map<TopicPartition, Long> of(Collection<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        // The consumer logs a warning for the end of a partition that is not assigned to it.
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> last = new HashMap<>();
        for (TopicPartition partition : partitions) {
            last.put(partition, last(partition, begins.get(partition), ends.get(partition)));
        }
        return last;
    }

    private long last(TopicPartition partition, long begin, long end) {
        for (long span = FIRST_SPAN; ; span *= FIRST_SPAN) {
            long from = Math.max(begin, end - span);
            AtomicLong found = new AtomicLong(-1);
            new PartitionReader(consumer).read(partition, from, end, each -> found.set(each.offset()));
            if (found.get() >= 0 || from == begin) {
                return found.get();
            }
        }
    }
}
