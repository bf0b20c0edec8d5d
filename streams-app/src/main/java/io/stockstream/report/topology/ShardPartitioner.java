package io.stockstream.report.topology;

import io.stockstream.report.ShardClosing;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a closing to the partition that is its shard. */
final class ShardPartitioner implements StreamPartitioner<String, ShardClosing> {

    /** Kafka has deprecated the method, and yet it is the abstract one: the other, with headers, calls it. */
    @Override
    @SuppressWarnings("removal")
    public Optional<Set<Integer>> partitions(String topic, String date, ShardClosing closing, int partitions) {
        return Optional.of(Set.of(closing.getShard()));
    }
}
