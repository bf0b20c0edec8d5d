package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.streams.TopologyDriver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.HostInfo;

/**
 * A topology whose stores the test driver holds: real queries on real stores, with owners and barrier as the test wants
 * them.
 */
public final class DrivenTopology implements ReadableTopology {

    public static final HostInfo SELF = new HostInfo("self", 1);

    private static final int PARTITIONS = 8;

    private final TopologyDriver driver;
    private final Map<Integer, HostInfo> owners = new TreeMap<>();
    private final Set<Integer> restoring = new TreeSet<>();
    private final List<TopicPartition> awaited = new ArrayList<>();
    private final List<TopicPartition> awaitedWritten = new ArrayList<>();
    private Runnable whileWaiting = () -> {};
    private int queries;

    public DrivenTopology(TopologyDriver driver) {
        this.driver = driver;
        IntStream.range(0, PARTITIONS).forEach(partition -> owners.put(partition, SELF));
    }

    public void ownedBy(int partition, HostInfo ownerOrNull) {
        if (ownerOrNull == null) {
            owners.remove(partition);
        } else {
            owners.put(partition, ownerOrNull);
        }
    }

    public void restores(int partition) {
        restoring.add(partition);
    }

    /** Sets an event during a wait, at the barrier or for a version. */
    public void whileWaiting(Runnable event) {
        whileWaiting = event;
    }

    public List<TopicPartition> awaited() {
        return awaited;
    }

    public List<TopicPartition> awaitedWritten() {
        return awaitedWritten;
    }

    public int queries() {
        return queries;
    }

    @Override
    public String name() {
        return driver.module().name();
    }

    @Override
    public List<ReadableStore> stores() {
        return driver.module().readable();
    }

    @Override
    public KafkaStreams.State state() {
        return restoring.isEmpty() ? KafkaStreams.State.RUNNING : KafkaStreams.State.REBALANCING;
    }

    @Override
    public Collection<StreamsMetadata> instances() {
        return owners.values().stream().distinct().map(this::instance).toList();
    }

    @Override
    public <R> StateQueryResult<R> query(StateQueryRequest<R> request) {
        if (++queries > 1) {
            whileWaiting.run();
        }
        StateQueryResult<R> result = new StateQueryResult<>();
        Set<Integer> wanted = request.isAllPartitions() ? owners.keySet() : request.getPartitions();
        for (int partition : wanted) {
            if (restoring.contains(partition)) {
                result.addResult(partition, QueryResult.forFailure(FailureReason.NOT_ACTIVE, "restoring"));
            } else if (SELF.equals(owners.get(partition))) {
                StateStore store = driver.driver().getAllStateStores().get(request.getStoreName());
                result.addResult(
                        partition, store.query(request.getQuery(), PositionBound.unbounded(), new QueryConfig(false)));
            }
        }
        return result;
    }

    @Override
    public void awaitCommitted(TopicPartition source) {
        awaited.add(source);
    }

    @Override
    public void awaitWritten(TopicPartition source) {
        awaitedWritten.add(source);
    }

    private StreamsMetadata instance(HostInfo host) {
        Set<TopicPartition> partitions = owners.entrySet().stream()
                .filter(owner -> owner.getValue().equals(host))
                .map(Map.Entry::getKey)
                .flatMap(partition -> stores().stream().map(store -> new TopicPartition(store.topic(), partition)))
                .collect(Collectors.toSet());
        return new Instance(host, partitions);
    }

    private record Instance(HostInfo hostInfo, Set<TopicPartition> topicPartitions) implements StreamsMetadata {

        @Override
        public Set<String> stateStoreNames() {
            return Set.of();
        }

        @Override
        public Set<TopicPartition> standbyTopicPartitions() {
            return Set.of();
        }

        @Override
        public Set<String> standbyStateStoreNames() {
            return Set.of();
        }

        @Override
        public String host() {
            return hostInfo.host();
        }

        @Override
        public int port() {
            return hostInfo.port();
        }
    }
}
