package io.stockstream.platform.runtime;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Chooses the partition of a record by its key alone.
 *
 * @param <V> type of the values
 */
public final class KeyPartitioner<V> implements StreamPartitioner<String, V> {

    private final Choice choice;

    /** Says which partition a key belongs to. */
    @FunctionalInterface
    public interface Choice {

        /** The partition, from 0 and below the number of partitions. */
        int of(String key, int partitions);
    }

    /** Creates a partitioner that follows the choice. */
    public KeyPartitioner(Choice choice) {
        this.choice = choice;
    }

    /** Kafka has deprecated the method, and yet it is the abstract one: the other, with headers, calls it. */
    @Override
    @SuppressWarnings("removal")
    public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
        return Optional.of(Set.of(choice.of(key, partitions)));
    }
}
