package io.stockstream.streams.schedule;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Brings a tick to the partition that its key names. On the topic ticks have no key: it would say nothing that the partition does not. */
final class OwnPartition implements StreamPartitioner<String, Object> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, Object value, int numPartitions) {
        return Optional.of(Set.of(Integer.parseInt(key)));
    }

    /** Leaves the key out. */
    static Serializer<String> noKey() {
        return (topic, key) -> null;
    }
}
