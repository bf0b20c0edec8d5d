package io.stockstream.streams.query;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Who owns which partition, as the group last agreed. */
public final class PartitionOwners {

    private final KafkaStreams streams;

    public PartitionOwners(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Owners of the store's partitions; a partition that nobody owns is missing. */
    public Map<Integer, HostInfo> of(ViewStore store) {
        Map<Integer, HostInfo> owners = new TreeMap<>();
        for (StreamsMetadata instance : streams.metadataForAllStreamsClients()) {
            for (TopicPartition partition : instance.topicPartitions()) {
                if (partition.topic().equals(store.topic())) {
                    owners.put(partition.partition(), instance.hostInfo());
                }
            }
        }
        return owners;
    }

    /** The owner of one partition. */
    public Optional<HostInfo> of(ViewStore store, int partition) {
        return Optional.ofNullable(of(store).get(partition));
    }
}
