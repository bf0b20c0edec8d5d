package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** The owners of partitions, as the groups last agreed. */
public final class PartitionOwners {

    private final ReadableTopologies topologies;

    public PartitionOwners(ReadableTopologies topologies) {
        this.topologies = topologies;
    }

    /** Owners of the store's partitions; partitions without an owner are missing. */
    public Map<Integer, HostInfo> of(ReadableStore store) {
        Map<Integer, HostInfo> owners = new TreeMap<>();
        for (StreamsMetadata instance : topologies.of(store).instances()) {
            for (TopicPartition partition : instance.topicPartitions()) {
                if (partition.topic().equals(store.topic())) {
                    owners.put(partition.partition(), instance.hostInfo());
                }
            }
        }
        return owners;
    }

    /** The owner of one partition. */
    public Optional<HostInfo> of(ReadableStore store, int partition) {
        return Optional.ofNullable(of(store).get(partition));
    }
}
